using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.Recovery;

/// <summary>What is done for a customer for whom something went wrong, from the apology until it is documented.</summary>
public sealed class RecoveryTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Recovery_FromTheApologyToItsEnd_SaysWhatComesNextAndKeepsWhatTheFixPromised()
    {
        var ana = await api.NamedAsync("Ana");
        var started = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041210001")));
        var ticket = started.Text("ticket", "id");
        Assert.Equal(JsonValueKind.Null, (await api.RecoveryAsync(ana, ticket)).ValueKind);

        Assert.Equal("REVIEWED", (await api.MarkAsync(ana, ticket, "APOLOGIZED")).Done().Text("ticket", "recovery", "next"));
        Assert.Equal(("WRONG_STATE", "input.step"), (await api.MarkAsync(ana, ticket, "REVIEWED")).Refusal());
        Assert.Equal(("WRONG_STATE", "input.step"), (await api.MarkAsync(ana, ticket, "FIXED")).Refusal());
        var more = new JsonObject { ["skipReason"] = "She is in a hurry.", ["somethingExtra"] = "A month for nothing." };
        var fix = (await api.MarkAsync(ana, ticket, "FIXED", more)).Done().GetProperty("ticket").GetProperty("recovery");
        Assert.Equal(("FOLLOWED_UP", "A month for nothing."), (fix.Text("next"), fix.Text("somethingExtra")));
        Assert.Equal(("PROMISE", "PENDING", "Ana"), (fix.Text("followUp", "kind"), fix.Text("followUp", "state"), fix.Text("followUp", "responsible", "name")));
        Assert.InRange(fix.GetProperty("followUp").GetProperty("dueAt").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(15), DateTimeOffset.UtcNow.AddMinutes(20).AddSeconds(5));
        var call = await api.CallAsync(ana, started.Text("session", "id"));
        (await api.MarkAsync(ana, ticket, "FOLLOWED_UP", new() { ["evidenceEntryId"] = call })).Done();
        (await api.MarkAsync(ana, ticket, "DOCUMENTED")).Done();

        var shown = await api.RecoveryAsync(ana, ticket);
        Assert.Equal((JsonValueKind.Null, "KEPT"), (shown.GetProperty("next").ValueKind, shown.Text("followUp", "state")));
        Assert.Equal(
            [("APOLOGIZED", "APOLOGIZED it is.", false), ("REVIEWED", "She is in a hurry.", true), ("FIXED", "FIXED it is.", false), ("FOLLOWED_UP", "FOLLOWED_UP it is.", false), ("DOCUMENTED", "DOCUMENTED it is.", false)],
            shown.GetProperty("steps").EnumerateArray().Select(step => (step.Text("step"), step.Text("note"), step.GetProperty("skipped").GetBoolean())));
        Assert.Equal([null, "She is in a hurry.", null, null, null], shown.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("skipReason").GetString()));
        Assert.Equal(call, shown.GetProperty("steps")[3].Text("evidence", "id"));
        Assert.All(shown.GetProperty("steps").EnumerateArray(), step => Assert.Equal("Ana", step.Text("by", "name")));
        Assert.Equal("CLOSED", (await api.CloseAsync(ana, ticket)).Text("ticket", "status"));
        var entries = (await api.AskAsync(ana, "query($t: ID!) { ticket(by: { id: $t }) { entries(first: 100) { nodes { visibility ... on ActivityEntry { activity } } } } }", new() { ["t"] = ticket }))
            .GetProperty("ticket").GetProperty("entries").GetProperty("nodes").EnumerateArray()
            .Where(entry => entry.TryGetProperty("activity", out var activity) && activity.GetString() == "RECOVERY_STEP").ToList();
        Assert.Equal(5, entries.Count);
        Assert.All(entries, entry => Assert.Equal("INTERNAL", entry.Text("visibility")));
    }

    [Fact]
    public async Task Recovery_BeforeItsFirstStep_IsThereForWhoSeesThatAProblemWasReported()
    {
        var (ana, sue) = (await api.NamedAsync("Ana"), await api.NamedAsync("Sue", "supervisor"));
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
        (await api.ReportAsync(ana, ProblemReportCalls.Problem(ticket, "Tone", "CONDUCT"))).Done();
        Assert.Equal(JsonValueKind.Null, (await api.RecoveryAsync(ana, ticket)).ValueKind);
        Assert.Equal("APOLOGIZED", (await api.RecoveryAsync(sue, ticket)).Text("next"));

        var report = (await api.ReportAsync(ana, ProblemReportCalls.Problem(ticket))).Done().Text("report", "id");

        var empty = await api.RecoveryAsync(ana, ticket);
        Assert.Equal(("APOLOGIZED", report), (empty.Text("next"), empty.Text("report", "id")));
        Assert.Empty(empty.GetProperty("steps").EnumerateArray());
        (await api.MarkAsync(ana, ticket, "APOLOGIZED")).Done();
        Assert.Equal("REVIEWED", (await api.RecoveryAsync(ana, ticket)).Text("next"));
    }

    [Fact]
    public async Task Recovery_TakenUpAgain_PromisesAnewAndBeginsAnew()
    {
        var ana = await api.NamedAsync("Ana");
        var started = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041210003")));
        var ticket = started.Text("ticket", "id");
        var first = (await api.MarkAsync(ana, ticket, "FIXED", new() { ["skipReason"] = "In a hurry." })).Done().Text("ticket", "recovery", "followUp", "id");
        Assert.Equal("FOLLOWED_UP", (await api.MarkAsync(ana, ticket, "APOLOGIZED")).Done().Text("ticket", "recovery", "next"));

        var again = (await api.MarkAsync(ana, ticket, "FIXED", new() { ["note"] = "A new cable." })).Done().GetProperty("ticket").GetProperty("recovery");

        Assert.NotEqual(first, again.Text("followUp", "id"));
        Assert.Equal([(first, "CANCELLED"), (again.Text("followUp", "id"), "PENDING")], (await api.FollowUpsAsync(ana, ticket)).Select(owed => (owed.Text("id"), owed.Text("state"))));
        var call = await api.CallAsync(ana, started.Text("session", "id"));
        (await api.MarkAsync(ana, ticket, "FOLLOWED_UP", new() { ["evidenceEntryId"] = call })).Done();
        (await api.MarkAsync(ana, ticket, "DOCUMENTED")).Done();
        var anew = (await api.MarkAsync(ana, ticket, "APOLOGIZED", new() { ["note"] = "It has happened again." })).Done().GetProperty("ticket").GetProperty("recovery");
        Assert.Equal(("REVIEWED", 1), (anew.Text("next"), anew.GetProperty("steps").GetArrayLength()));
    }

    [Fact]
    public async Task Mark_SentAgain_ChangesNothing()
    {
        var ana = await api.NamedAsync("Ana");
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
        var first = (await api.MarkAsync(ana, ticket, "APOLOGIZED")).Done();
        Assert.Equal(first.ToString(), (await api.MarkAsync(ana, ticket, "APOLOGIZED")).Done().ToString());
        Assert.Equal(("WRONG_STATE", "input.step"), (await api.MarkAsync(ana, ticket, "APOLOGIZED", new() { ["note"] = "Once more." })).Refusal());
    }

    [Fact]
    public async Task Mark_WhatMayNotBe_IsRefusedNamingIt()
    {
        var (ana, ben, ingest) = (await api.NamedAsync("Ana"), await api.NamedAsync("Ben"), await api.TokenAsync("ingest", "gateway"));
        var started = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041210002")));
        var (ticket, early) = (started.Text("ticket", "id"), await api.CallAsync(ana, started.Text("session", "id")));
        var unowned = (await api.StartAsync(ingest, Asking.Session("PHONE"))).Text("ticket", "id");
        var sue = await api.NamedAsync("Sue", "supervisor");
        (await api.MarkAsync(ana, ticket, "FIXED", new() { ["skipReason"] = "Not needed." })).Done();

        foreach (var (refused, code, path) in new (Task<JsonElement>, string, string?)[]
        {
            (api.MarkAsync(ana, "tkt_x", "APOLOGIZED"), "INVALID", "input.ticketId"),
            (api.MarkAsync(ana, ticket + "0", "APOLOGIZED"), "NOT_FOUND", "input.ticketId"),
            (api.MarkAsync(ben, ticket, "DOCUMENTED"), "FORBIDDEN", null),
            (api.MarkAsync(ingest, unowned, "APOLOGIZED"), "FORBIDDEN", null),
            (api.MarkAsync(ana, ticket, "REVIEWED"), "WRONG_STATE", "input.step"),
            (api.MarkAsync(ana, ticket, "DOCUMENTED"), "WRONG_STATE", "input.step"),
            (api.MarkAsync(ana, ticket, "DOCUMENTED", new() { ["skipReason"] = "No" }), "INVALID", "input.skipReason"),
            (api.MarkAsync(ana, ticket, "FOLLOWED_UP"), "INVALID", "input.evidenceEntryId"),
            (api.MarkAsync(ana, ticket, "FOLLOWED_UP", new() { ["evidenceEntryId"] = "ent_x" }), "INVALID", "input.evidenceEntryId"),
            (api.MarkAsync(ana, ticket, "FOLLOWED_UP", new() { ["evidenceEntryId"] = early }), "INVALID", "input.evidenceEntryId"),
            (api.MarkAsync(ana, ticket, "FOLLOWED_UP", new() { ["note"] = " " }), "INVALID", "input.note"),
            (api.MarkAsync(ana, ticket, "FOLLOWED_UP", new() { ["somethingExtra"] = "A voucher." }), "INVALID", "input.somethingExtra"),
            (api.MarkAsync(sue, unowned, "FIXED", new() { ["skipReason"] = "Not needed." }), "WRONG_STATE", "input.ticketId"),
        })
        {
            Assert.Equal((code, path), (await refused).Refusal());
        }

        Assert.Equal("FOLLOWED_UP", (await api.RecoveryAsync(ana, ticket)).Text("next"));
        Assert.Equal(JsonValueKind.Null, (await api.RecoveryAsync(ana, unowned)).ValueKind);
    }

    [Fact]
    public async Task Recovery_OfTheirTicket_IsNotShownToTheCustomerButWhatIsPromisedIs()
    {
        var (ana, ingest) = (await api.NamedAsync("Ana"), await api.TokenAsync("ingest", "gateway"));
        var started = await api.ArriveAsync(ingest, "CHAT", "VERIFIED", ("EMAIL", "repair@example.org"));
        var (ticket, mia) = (started.Text("ticket", "id"), await api.SignInAsync("EMAIL", "repair@example.org"));
        await api.AskAsync(ana, "mutation($t: ID!) { claimTicket(input: { ticketId: $t }) { errors { code } } }", new() { ["t"] = ticket });
        (await api.MarkAsync(ana, ticket, "FIXED", new() { ["skipReason"] = "Not needed." })).Done();

        Assert.Equal("FOLLOWED_UP", (await api.RecoveryAsync(ana, ticket)).Text("next"));
        Assert.Equal(JsonValueKind.Null, (await api.RecoveryAsync(mia, ticket)).ValueKind);
        Assert.Equal("We ask you whether it is right by now.", Assert.Single(await api.FollowUpsAsync(mia, ticket)).Text("promise"));
    }
}
