using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Privacy;

/// <summary>Redaction, exports and masking, as callers see them.</summary>
public sealed class PrivacyTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task RedactEntry_OfAnAgent_IsReadAsRedactedByAllAndWhyByAgents()
    {
        var (ana, pbx) = (await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" }), await api.TokenAsync("ingest", "pbx"));
        var started = await api.StartAsync(pbx, Asking.Session("CHAT", ("EMAIL", "redact@example.org")));
        var entry = (await api.SayAsync(ana, started.Text("session", "id"), "Your number is 12.")).Text("entry", "id");

        var redacted = (await RedactAsync(ana, entry)).GetProperty("entry");
        var again = (await RedactAsync(ana, entry)).GetProperty("entry");

        Assert.Equal(("[redacted]", true, "A number.", "Ana"), (redacted.Text("text"), redacted.GetProperty("redacted").GetBoolean(), redacted.Text("redaction", "reason"), redacted.Text("redaction", "by", "name")));
        Assert.Equal(redacted.ToString(), again.ToString());
        var mia = await api.TokenAsync("customer", "mia", new() { ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = "redact@example.org" } });
        Assert.Equal("FORBIDDEN", Assert.Single((await RedactAsync(mia, entry)).GetProperty("errors").EnumerateArray()).Text("code"));
        Assert.Equal("NOT_FOUND", Assert.Single((await RedactAsync(await api.TokenAsync("ingest", "other"), entry)).GetProperty("errors").EnumerateArray()).Text("code"));
    }

    [Fact]
    public async Task ExportCustomer_ByASupervisor_HasAllOfItAndByTheCustomerWhatTheyMaySee()
    {
        var (ana, sue, pbx) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("supervisor", "sue"), await api.TokenAsync("ingest", "pbx"));
        var started = await api.StartAsync(pbx, Asking.Session("CHAT", ("EMAIL", "export@example.org")).With("customerName", "Exporta"));
        var (customer, session) = (started.Text("customer", "id"), started.Text("session", "id"));
        await api.SayAsync(ana, session, "Said to Exporta.");
        var note = new JsonObject { ["sessionId"] = session, ["content"] = new JsonObject { ["note"] = new JsonObject { ["text"] = "Only for us." } }, ["idempotencyKey"] = Guid.NewGuid().ToString() };
        await api.AskAsync(ana, Asking.Record, new() { ["i"] = note });
        var own = await api.TokenAsync("customer", "exporta", new() { ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = "export@example.org" }, ["assurance"] = "CLAIMED" });

        var whole = await FetchAsync(await ExportAsync(sue, customer));
        var theirs = await FetchAsync(await ExportAsync(own, customer));

        Assert.Equal(["export", "customer", "ticket", "session", "entry", "end"], whole.Select(static line => line.Text("type")).Distinct());
        Assert.Equal(whole.Count, whole[^1].GetProperty("lines").GetInt32());
        Assert.Contains(whole, static line => line.ToString().Contains("Only for us.", StringComparison.Ordinal));
        Assert.Contains(theirs, static line => line.ToString().Contains("Said to Exporta.", StringComparison.Ordinal));
        Assert.DoesNotContain(theirs, static line => line.ToString().Contains("Only for us.", StringComparison.Ordinal));
        Assert.Equal("FORBIDDEN", Assert.Single((await ExportAsync(ana, customer)).GetProperty("errors").EnumerateArray()).Text("code"));
        Assert.Equal(HttpStatusCode.NotFound, (await api.Http.GetAsync("/exports/guessed", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task RecordEntry_WithACardNumberWhereTheyAreMasked_KeepsFourDigitsAndARepeatIsARepeat()
    {
        await using var masking = await RunningApi.StartAsync(new ApiSettings { More = new Dictionary<string, string> { ["Continuity:Privacy:Mask:CardNumbers"] = "true" } });
        var pbx = await masking.TokenAsync("ingest", "pbx");
        var started = await masking.StartAsync(pbx, Asking.Session("CHAT", ("EMAIL", "4111111111111111@example.org")).With("subject", "Card 4111111111111111"));
        var message = Asking.Message(started.Text("session", "id"), "It is 4111 1111 1111 1111.", "masked-1");

        var first = (await masking.AskAsync(pbx, Asking.Record, message)).GetProperty("recordEntry").Text("entry", "id");
        var again = (await masking.AskAsync(pbx, Asking.Record, message)).GetProperty("recordEntry").Text("entry", "id");

        Assert.Equal(("Card •••• 1111", first), (started.Text("ticket", "subject"), again));
        var ana = await masking.TokenAsync("agent", "ana");
        var read = await masking.AskAsync(ana, "query($e: ID!) { node(id: $e) { ... on MessageEntry { text } } customer(by: { identity: { kind: EMAIL, value: \"4111111111111111@example.org\" } }) { id } }", new() { ["e"] = first });
        Assert.Equal(("It is •••• 1111.", started.Text("customer", "id")), (read.GetProperty("node").Text("text"), read.GetProperty("customer").Text("id")));
    }

    private async Task<JsonElement> RedactAsync(string token, string entry) => (await api.AskAsync(
        token,
        "mutation($e: ID!) { redactEntry(input: { entryId: $e, reason: \"A number.\" }) { entry { redacted redaction { reason by { ... on Agent { name } } } ... on MessageEntry { text } } errors { code } } }",
        new() { ["e"] = entry })).GetProperty("redactEntry");

    private async Task<JsonElement> ExportAsync(string token, string customer) =>
        (await api.AskAsync(token, "mutation($c: ID!) { exportCustomer(input: { customerId: $c }) { url expiresAt errors { code } } }", new() { ["c"] = customer })).GetProperty("exportCustomer");

    private async Task<IReadOnlyList<JsonElement>> FetchAsync(JsonElement export)
    {
        using var answer = await api.Http.GetAsync(export.Text("url"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement.Clone())];
    }
}
