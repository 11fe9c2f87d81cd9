using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Threads;

/// <summary>What arrives late or out of order.</summary>
public sealed class LateEntryTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string End = "mutation($s: ID!) { endSession(input: { sessionId: $s }) { session { state } errors { code } } }";
    private const string Read =
        "query($s: ID!) { node(id: $s) { ... on Session { state ticket { status } entries(first: 100) { nodes { sequence occurredAt recordedAt ... on MessageEntry { text } ... on CallEntry { summary } } } } } }";

    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task RecordEntry_OutOfOrder_StandsWhereItArrivesWithBothTimes()
    {
        var (ingest, session) = await StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (text, hours) in new[] { ("an hour ago", -1.0), ("five hours ago", -5), ("three minutes ahead", 0.05), ("a year ago", -8760) })
        {
            Assert.Null(await RecordAsync(ingest, session, Message(text), now.AddHours(hours)));
        }

        var read = (await ReadAsync(session)).Where(e => e.TryGetProperty("text", out _)).ToList();
        Assert.Equal(["an hour ago", "five hours ago", "three minutes ahead", "a year ago"], read.Select(e => e.Text("text")));
        Assert.Equal(read.Select(e => e.GetProperty("sequence").GetInt32()).Order(), read.Select(e => e.GetProperty("sequence").GetInt32()));
        Assert.Equal(read.Select(e => Time(e, "recordedAt")).Order(), read.Select(e => Time(e, "recordedAt")));
        Assert.All(
            read.Zip([-1.0, -5, 0.05, -8760]),
            pair => Assert.Equal(now.AddHours(pair.Second).ToUnixTimeMilliseconds(), Time(pair.First, "occurredAt").ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task RecordEntry_MoreThanFiveMinutesAhead_IsInvalid()
    {
        var (ingest, session) = await StartAsync();
        var refusal = await RecordAsync(ingest, session, Message("from the future"), TimeProvider.System.GetUtcNow().AddMinutes(6));
        Assert.Equal(("INVALID", "occurredAt"), (refusal!.Value.Text("code"), refusal.Value.GetProperty("path")[1].GetString()));
    }

    [Fact]
    public async Task RecordEntry_AfterTheEnd_TakesInWhatComesLateAndNothingElse()
    {
        var (ingest, session) = await StartAsync();
        var agent = await api.TokenAsync("agent", "ana");
        await api.AskAsync(ingest, End, new() { ["s"] = session });
        var before = TimeProvider.System.GetUtcNow().AddHours(-2);

        Assert.Null(await RecordAsync(ingest, session, Call("The late summary"), before));
        Assert.Null(await RecordAsync(agent, session, new() { ["note"] = new JsonObject { ["text"] = "Calls again" } }, null));
        Assert.Null(await RecordAsync(ingest, session, Message("stuck in a queue"), before));
        Assert.Equal("WRONG_STATE", (await RecordAsync(ingest, session, Message("after it"), null))!.Value.Text("code"));
        Assert.Equal("WRONG_STATE", (await RecordAsync(agent, session, Message("an agent's"), before))!.Value.Text("code"));

        var read = await api.AskAsync(agent, Read, new() { ["s"] = session });
        Assert.Equal("ENDED", read.Text("node", "state"));
        Assert.Contains(read.GetProperty("node").GetProperty("entries").GetProperty("nodes").EnumerateArray(), e => e.TryGetProperty("summary", out var s) && s.GetString() == "The late summary");
    }

    [Fact]
    public async Task RecordEntry_ByACustomerAfterTheEnd_IsInTheWrongState()
    {
        var customer = await api.TokenAsync("customer", "late-customer");
        var started = await api.StartAsync(customer, Asking.Session("SELF_SERVICE"));
        await api.AskAsync(customer, End, new() { ["s"] = started.Text("session", "id") });

        var refusal = await RecordAsync(customer, started.Text("session", "id"), Message("one more thing"), TimeProvider.System.GetUtcNow().AddHours(-1));

        Assert.Equal("WRONG_STATE", refusal!.Value.Text("code"));
    }

    [Fact]
    public async Task RecordEntry_LateAndRepeated_IsRecordedOnce()
    {
        var (ingest, session) = await StartAsync();
        await api.AskAsync(ingest, End, new() { ["s"] = session });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RecordAsync(ingest, session, Call("once"), null, "late-key")));

        Assert.Single(await ReadAsync(session), e => e.TryGetProperty("summary", out var s) && s.GetString() == "once");
    }

    [Fact]
    public async Task RecordEntry_WhereNothingComesLate_NamesNoBoundAndTakesNothingIn()
    {
        await using var strict = await RunningApi.StartAsync(new() { More = new Dictionary<string, string> { ["Continuity:Threads:LateWithin"] = "00:00:00" } });
        var ingest = await strict.TokenAsync("ingest", "gateway");
        var session = (await strict.StartAsync(ingest, Asking.Session("PHONE", ("EXTERNAL", "strict")))).Text("session", "id");
        await strict.AskAsync(ingest, End, new() { ["s"] = session });

        var answer = await strict.AskAsync(ingest, Asking.Record, Input(session, Call("late"), null, "k"));

        Assert.Equal("WRONG_STATE", answer.GetProperty("recordEntry").GetProperty("errors")[0].Text("code"));
    }

    private static DateTimeOffset Time(JsonElement entry, string name) => DateTimeOffset.Parse(entry.Text(name), CultureInfo.InvariantCulture);

    private static JsonObject Message(string text) => new() { ["message"] = new JsonObject { ["text"] = text } };

    private static JsonObject Call(string summary) => new() { ["call"] = new JsonObject { ["direction"] = "INBOUND", ["duration"] = "PT3M", ["summary"] = summary } };

    private static JsonObject Input(string session, JsonObject content, DateTimeOffset? occurredAt, string? key)
    {
        var input = new JsonObject { ["sessionId"] = session, ["content"] = content, ["idempotencyKey"] = key ?? Guid.NewGuid().ToString() };
        if (occurredAt is { } at)
        {
            input["occurredAt"] = at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        }

        return new() { ["i"] = input };
    }

    private async Task<(string Ingest, string Session)> StartAsync()
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        var started = await api.StartAsync(ingest, Asking.Session("PHONE", ("EXTERNAL", Guid.NewGuid().ToString())));
        return (ingest, started.Text("session", "id"));
    }

    private async Task<JsonElement?> RecordAsync(string token, string session, JsonObject content, DateTimeOffset? occurredAt, string? key = null)
    {
        var payload = (await api.AskAsync(token, Asking.Record, Input(session, content, occurredAt, key))).GetProperty("recordEntry");
        return payload.GetProperty("errors").EnumerateArray().Select(e => (JsonElement?)e).SingleOrDefault();
    }

    private async Task<List<JsonElement>> ReadAsync(string session) =>
        [.. (await api.AskAsync(await api.TokenAsync("agent", "ana"), Read, new() { ["s"] = session })).GetProperty("node").GetProperty("entries").GetProperty("nodes").EnumerateArray()];
}
