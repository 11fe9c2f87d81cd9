using System.Text.Json.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;
using Continuity.Api.Tests.Reading;
using Continuity.Callers;

namespace Continuity.Api.Tests.Briefs;

/// <summary>How often a query waits for Redis more where it asks for briefs: once, for one and for many.</summary>
public sealed class BriefRoundTripTests
{
    private const int Many = 20;

    private const string Whole =
        "asOf headline addressAs language goal restatement { text confirmedAt } facts { id statement certainty source recordedAt dispute { reason upheld } } attempts { what outcome at } earlierAttempts "
        + "openQuestions answeredQuestions { question answer } promises { id promise state dueAt } lastCustomerEntry { id ... on MessageEntry { text } } unansweredSince channelsUsed absence absenceDays acknowledgements { at asOf }";

    [Fact]
    public async Task Brief_OnGarnet_CostsOneRoundTripMoreThanTheTicket()
    {
        await using var api = await RunningApi.StartAsync();
        await CompareAsync(api, $"127.0.0.1:{api.Process.EmbeddedPort}");
    }

    [Fact]
    public async Task Brief_OnRedis_CostsOneRoundTripMoreThanTheTicket()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        await CompareAsync(api, redis.ConnectionString);
    }

    private static async Task CompareAsync(RunningApi api, string store)
    {
        var ana = await api.NamedAsync("Ana");
        var tickets = new List<string>();
        for (var i = 0; i < Many; i++)
        {
            var started = await api.StartAsync(ana, Asking.Session("CHAT", ("EMAIL", $"brief-{i}@example.org")));
            tickets.Add(started.Text("ticket", "id"));
            (await api.FactAsync(ana, tickets[i], "A fee applies.")).Done();
            (await api.BriefAsync(ana, "recordAttempt", tickets[i], new() { ["what"] = "Asked.", ["outcome"] = "Nothing." })).Done();
            (await api.PromiseAsync(ana, tickets[i])).Done();
            await api.SayAsync(ana, started.Text("session", "id"), "Hello.");
        }

        await using var measured = await MeasuredApi.OpenAsync(store, new Caller(Role.Agent, "ana") { Name = "Ana" });
        await measured.AskAsync("{ viewer { roles } }", []);
        var (ticket, one, many) = (await WavesAsync("", 1), await WavesAsync($"brief {{ {Whole} }}", 1), await WavesAsync($"brief {{ {Whole} }}", Many));

        Assert.Equal(ticket + 1, one);
        Assert.Equal(one, many);

        async Task<int> WavesAsync(string brief, int count)
        {
            var (data, roundTrips) = await measured.AskAsync(
                $"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on Ticket {{ id subject status {brief} }} }} }}", new() { ["ids"] = new JsonArray([.. tickets.Take(count).Select(id => (JsonNode)id)]) });
            TestContext.Current.TestOutputHelper!.WriteLine($"{count} {(brief.Length > 0 ? "briefs" : "tickets")}: {roundTrips.Count} round trips ({string.Join(' ', roundTrips)} commands)");
            Assert.Equal(brief.Length > 0 ? count : 0, data.ToString().Split("\"headline\"").Length - 1);
            return roundTrips.Count;
        }
    }
}
