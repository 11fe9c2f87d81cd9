using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.FollowUps;

/// <summary>What is promised to a customer, from the promise until it is settled.</summary>
public sealed class FollowUpTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Promise_KeptInACall_ShowsTheCallAndIsInTheThread()
    {
        var ana = await api.NamedAsync("Ana");
        var started = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041110001")));
        var promised = (await api.PromiseAsync(ana, started.Text("ticket", "id"))).Done().GetProperty("followUp");
        var call = await api.CallAsync(ana, started.Text("session", "id"));

        var kept = (await api.KeepAsync(ana, promised.Text("id"), call)).Done().GetProperty("followUp");

        Assert.Equal(("CALLBACK", "PENDING", "We call you.", "Ana"), (promised.Text("kind"), promised.Text("state"), promised.Text("promise"), promised.Text("responsible", "name")));
        Assert.Equal((started.Text("ticket", "id"), started.Text("customer", "id")), (promised.Text("ticket", "id"), promised.Text("customer", "id")));
        Assert.Equal(("KEPT", "All is well.", "Ana", call), (kept.Text("state"), kept.Text("outcome"), kept.Text("settledBy", "name"), kept.Text("evidence", "id")));
        Assert.Equal(kept.ToString(), Assert.Single(await api.FollowUpsAsync(ana, started.Text("ticket", "id"))).ToString());
        Assert.Equal(["FOLLOW_UP_PROMISED", "FOLLOW_UP_KEPT"], (await ActivitiesAsync(ana, started.Text("ticket", "id"))).Where(activity => activity.StartsWith("FOLLOW_UP", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FollowUp_ByItsId_IsFoundAsFarAsItMayBeSeen()
    {
        var ana = await api.NamedAsync("Ana");
        var started = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041110002")));
        var id = (await api.PromiseAsync(ana, started.Text("ticket", "id"))).Done().Text("followUp", "id");
        var query = $"{{ node(id: \"{id}\") {{ id ... on FollowUp {{ promise }} }} nodes(ids: [\"{id}\", \"{id}0\"]) {{ id }} }}";

        var seen = await api.AskAsync(ana, query);
        var hidden = await api.AskAsync(await api.TokenAsync("bot", "stranger"), query);

        Assert.Equal("We call you.", seen.Text("node", "promise"));
        Assert.Equal([id, null], seen.GetProperty("nodes").EnumerateArray().Select(node => node.ValueKind == JsonValueKind.Null ? null : node.Text("id")));
        Assert.Equal(JsonValueKind.Null, hidden.GetProperty("node").ValueKind);
    }

    [Fact]
    public async Task Promise_WhileTwoSessionsOfTheTicketGoOn_IsShownToTheCustomerOfBoth()
    {
        var (ana, gateway) = (await api.NamedAsync("Ana"), await api.TokenAsync("ingest", "gateway"));
        var ticket = (await api.StartAsync(gateway, Asking.Session("EMAIL", ("EMAIL", "two.duties@example.org")))).Text("ticket", "id");
        Assert.Equal(ticket, (await api.StartAsync(gateway, Asking.Session("CHAT", ("EMAIL", "two.duties@example.org")))).Text("ticket", "id"));
        (await Handoffs.HandoffCalls.OnTicketAsync(api, ana, "claimTicket", new() { ["ticketId"] = ticket })).Done();
        var customer = await api.TokenAsync("customer", "two", new() { ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = "two.duties@example.org" }, ["assurance"] = "CLAIMED" });

        (await api.PromiseAsync(ana, ticket, "We write to you.")).Done();

        Assert.Equal("We write to you.", Assert.Single(await api.FollowUpsAsync(customer, ticket)).Text("promise"));
    }

    [Fact]
    public async Task Promise_SentAgain_IsOnePromise()
    {
        var ana = await api.NamedAsync("Ana");
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
        var input = new JsonObject { ["ticketId"] = ticket, ["promise"] = "We write.", ["dueAt"] = FollowUpCalls.In(TimeSpan.FromHours(1)), ["idempotencyKey"] = "promise-1" };

        var first = await SendAsync(input);
        var again = await SendAsync(input);
        var keyless = await SendAsync(input.DeepClone().AsObject().With("idempotencyKey", null));
        var conflict = await SendAsync(input.DeepClone().AsObject().With("promise", "We call."));
        (await api.WaiveAsync(ana, first.Text("followUp", "id"))).Done();
        var late = await SendAsync(input);

        Assert.Equal("PROMISE", first.Text("followUp", "kind"));
        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal(first.Text("followUp", "id"), keyless.Text("followUp", "id"));
        Assert.Equal(("IDEMPOTENCY_CONFLICT", "input.idempotencyKey"), conflict.Refusal());
        Assert.Equal((first.Text("followUp", "id"), "WAIVED"), (late.Text("followUp", "id"), late.Text("followUp", "state")));
        Assert.Single(await api.FollowUpsAsync(ana, ticket));

        Task<JsonElement> SendAsync(JsonObject sent) => api.CommandAsync(ana, "promiseFollowUp", "PromiseFollowUpInput", "followUp { id kind state }", sent.DeepClone().AsObject());
    }

    [Fact]
    public async Task Commands_WithWhatMayNotBe_AreRefusedNamingIt()
    {
        var (ana, ben) = (await api.NamedAsync("Ana"), await api.NamedAsync("Ben"));
        var started = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041110003")));
        var ticket = started.Text("ticket", "id");
        var early = await api.CallAsync(ana, started.Text("session", "id"));
        var id = (await api.PromiseAsync(ana, ticket)).Done().Text("followUp", "id");
        var secret = await api.CallAsync(ana, started.Text("session", "id"), "INTERNAL");
        var stranger = await api.CallAsync(ana, (await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041110004")))).Text("session", "id"));

        foreach (var (refused, code, path) in new (Task<JsonElement>, string, string?)[]
        {
            (api.PromiseAsync(ana, "tkt_x"), "INVALID", "input.ticketId"),
            (api.PromiseAsync(ana, ticket + "0"), "NOT_FOUND", "input.ticketId"),
            (api.PromiseAsync(ben, ticket), "FORBIDDEN", null),
            (api.PromiseAsync(ana, ticket, kind: "AFTER_HANDOFF"), "INVALID", "input.kind"),
            (api.PromiseAsync(ana, ticket, within: TimeSpan.FromSeconds(30)), "INVALID", "input.dueAt"),
            (api.PromiseAsync(ana, ticket, within: TimeSpan.FromDays(367)), "INVALID", "input.dueAt"),
            (api.PromiseAsync(ana, ticket, " "), "INVALID", "input.promise"),
            (api.PromiseAsync(ana, ticket, key: new string('k', 201)), "INVALID", "input.idempotencyKey"),
            (api.PromiseAsync(ana, ticket, kind: "CHECK_IN"), "CONSENT_MISSING", "input.dueAt"),
            (api.KeepAsync(ana, "fup_x"), "INVALID", "input.followUpId"),
            (api.KeepAsync(ana, id + "0"), "NOT_FOUND", "input.followUpId"),
            (api.KeepAsync(ben, id), "FORBIDDEN", null),
            (api.KeepAsync(ana, id, "ent_x"), "INVALID", "input.evidenceEntryId"),
            (api.KeepAsync(ana, id, early), "INVALID", "input.evidenceEntryId"),
            (api.KeepAsync(ana, id, secret), "INVALID", "input.evidenceEntryId"),
            (api.KeepAsync(ana, id, stranger), "INVALID", "input.evidenceEntryId"),
            (api.KeepAsync(ana, id, secret + "999"), "INVALID", "input.evidenceEntryId"),
            (api.KeepAsync(ana, id, outcome: ""), "INVALID", "input.outcome"),
            (api.RescheduleAsync(ana, id, TimeSpan.FromSeconds(1)), "INVALID", "input.dueAt"),
            (api.WaiveAsync(ben, id), "FORBIDDEN", null),
            (api.WaiveAsync(ana, id, ""), "INVALID", "input.reason"),
        })
        {
            Assert.Equal((code, path), (await refused).Refusal());
        }

        Assert.Equal("PENDING", Assert.Single(await api.FollowUpsAsync(ana, ticket)).Text("state"));
    }

    [Fact]
    public async Task Close_WhileAnythingIsOwed_ListsItUntilEachIsSettled()
    {
        var ana = await api.NamedAsync("Ana");
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
        var later = (await api.PromiseAsync(ana, ticket, within: TimeSpan.FromHours(3))).Done().Text("followUp", "id");
        var sooner = (await api.PromiseAsync(ana, ticket, within: TimeSpan.FromHours(1))).Done().Text("followUp", "id");

        var refused = await api.CloseAsync(ana, ticket);
        (await api.KeepAsync(ana, later)).Done();
        (await api.WaiveAsync(ana, sooner)).Done();
        var closed = await api.CloseAsync(ana, ticket);

        Assert.Equal(("OBLIGATION_OPEN", "input.ticketId"), refused.Refusal());
        Assert.Equal("ObligationOpenError", refused.GetProperty("errors")[0].Text("__typename"));
        Assert.Equal([(sooner, "PENDING"), (later, "PENDING")], refused.GetProperty("errors")[0].GetProperty("followUps").EnumerateArray().Select(f => (f.Text("id"), f.Text("state"))));
        Assert.Equal("CLOSED", closed.Text("ticket", "status"));
    }

    [Fact]
    public async Task Resolve_BySayingHowSoonOrNothingOrNull_LeavesTheCheckOrNone()
    {
        var ana = await api.NamedAsync("Ana");
        Assert.Empty((await ResolvedAsync(new() { ["followUpWithin"] = null })).EnumerateArray());
        Assert.Equal(TimeSpan.FromDays(1), await WithinAsync([]));
        Assert.Equal(TimeSpan.FromHours(3), await WithinAsync(new() { ["followUpWithin"] = "PT3H" }));
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
        Assert.Equal(("INVALID", "input.followUpWithin"), (await api.ResolveAsync(ana, new() { ["ticketId"] = ticket, ["followUpWithin"] = "PT4S" })).Refusal());

        async Task<TimeSpan> WithinAsync(JsonObject input)
        {
            var before = DateTimeOffset.UtcNow;
            var check = Assert.Single((await ResolvedAsync(input)).EnumerateArray());
            Assert.Equal(("AFTER_RESOLUTION", "PENDING"), (check.Text("kind"), check.Text("state")));
            var within = check.GetProperty("dueAt").GetDateTimeOffset() - before;
            return TimeSpan.FromHours(Math.Floor(within.TotalHours + 0.01));
        }

        async Task<JsonElement> ResolvedAsync(JsonObject input)
        {
            input["ticketId"] = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
            return (await api.ResolveAsync(ana, input)).Done().GetProperty("ticket").GetProperty("followUps");
        }
    }

    [Fact]
    public async Task ProgressUpdate_Kept_IsFollowedByTheNextUntilResolved()
    {
        var ana = await api.NamedAsync("Ana");
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
        var first = (await api.PromiseAsync(ana, ticket, "News.", "PROGRESS_UPDATE")).Done().Text("followUp", "id");

        (await api.KeepAsync(ana, first)).Done();
        var next = Assert.Single(await api.FollowUpsAsync(ana, ticket, "PENDING"));
        (await api.ResolveAsync(ana, new() { ["ticketId"] = ticket, ["followUpWithin"] = null })).Done();

        Assert.InRange(next.GetProperty("dueAt").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(15), DateTimeOffset.UtcNow.AddMinutes(21));
        var all = await api.FollowUpsAsync(ana, ticket);
        Assert.Equal([("KEPT", "Agent"), ("KEPT", "System")], all.Select(followUp => (followUp.Text("state"), followUp.Text("settledBy", "__typename"))));
    }

    [Fact]
    public async Task CheckIn_WithConsent_IsPromisedOutsideTheQuietHours()
    {
        var ana = await api.NamedAsync("Ana");
        var started = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041110005")));
        var now = DateTimeOffset.UtcNow;
        await api.AskAsync(
            ana,
            "mutation($c: ID!, $from: String!, $until: String!) { updateCustomer(input: { customerId: $c, timeZone: \"UTC\", contactConsent: { checkIns: true, quietFrom: $from, quietUntil: $until } }) { errors { message } } }",
            new() { ["c"] = started.Text("customer", "id"), ["from"] = $"{now.AddHours(1):HH:mm}", ["until"] = $"{now.AddHours(4):HH:mm}" });

        var quiet = await api.PromiseAsync(ana, started.Text("ticket", "id"), "How are you?", "CHECK_IN", TimeSpan.FromHours(2));
        var awake = await api.PromiseAsync(ana, started.Text("ticket", "id"), "How are you?", "CHECK_IN", TimeSpan.FromHours(5));

        Assert.Equal(("INVALID", "input.dueAt"), quiet.Refusal());
        Assert.Contains($"{now.AddHours(1):HH:mm} to {now.AddHours(4):HH:mm} in UTC", quiet.GetProperty("errors")[0].Text("message"), StringComparison.Ordinal);
        awake.Done();
    }

    [Fact]
    public async Task MergePreview_OfTwo_ShowsWhatIsOwedToBoth()
    {
        var ana = await api.NamedAsync("Ana");
        var one = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041110006")));
        var two = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041110007")));
        var later = (await api.PromiseAsync(ana, one.Text("ticket", "id"), within: TimeSpan.FromHours(3))).Done().Text("followUp", "id");
        var sooner = (await api.PromiseAsync(ana, two.Text("ticket", "id"), within: TimeSpan.FromHours(1))).Done().Text("followUp", "id");
        var kept = (await api.PromiseAsync(ana, two.Text("ticket", "id"), "Kept.")).Done().Text("followUp", "id");
        (await api.KeepAsync(ana, kept)).Done();

        var preview = await api.AskAsync(
            ana,
            "query($s: ID!, $m: ID!) { mergePreview(survivorId: $s, mergedId: $m) { openFollowUps { id responsible { name } } } }",
            new() { ["s"] = one.Text("customer", "id"), ["m"] = two.Text("customer", "id") });
        (await api.MergeAsync(ana, one.Text("customer", "id"), two.Text("customer", "id"))).Done();

        Assert.Equal([sooner, later], preview.GetProperty("mergePreview").GetProperty("openFollowUps").EnumerateArray().Select(followUp => followUp.Text("id")));
        var owed = Assert.Single(await api.FollowUpsAsync(ana, two.Text("ticket", "id"), "PENDING"));
        Assert.Equal((sooner, one.Text("customer", "id")), (owed.Text("id"), owed.Text("customer", "id")));
        var call = await api.CallAsync(ana, one.Text("session", "id"));
        Assert.Equal(call, (await api.KeepAsync(ana, sooner, call)).Done().Text("followUp", "evidence", "id"));
    }

    private async Task<IEnumerable<string>> ActivitiesAsync(string token, string ticket) =>
        (await api.AskAsync(token, "query($t: ID!) { ticket(by: { id: $t }) { entries(first: 100) { nodes { ... on ActivityEntry { activity } } } } }", new() { ["t"] = ticket }))
        .GetProperty("ticket").GetProperty("entries").GetProperty("nodes").EnumerateArray()
        .Where(entry => entry.TryGetProperty("activity", out _)).Select(entry => entry.Text("activity"));
}
