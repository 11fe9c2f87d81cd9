using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.FollowUps;

/// <summary>A check-in from the customer's consent in the app to their answer.</summary>
public sealed class CheckInTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private const string Record = "mutation($i: RecordEntryInput!) { recordEntry(input: $i) { entry { id } errors { code message path } } }";
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task CheckIn_AskedAndAnswered_IsKeptByTheAnswerAndTheOwnerIsTold()
    {
        var (ana, mia, started) = await BothAsync("mia");
        var (ticket, session, customer) = (started.Text("ticket", "id"), started.Text("session", "id"), started.Text("customer", "id"));
        Assert.Equal(("CONSENT_MISSING", "input.dueAt"), (await api.PromiseAsync(ana, ticket, "How are you?", "CHECK_IN")).Refusal());
        await ConsentAsync(mia, customer, true);
        var cursor = (await api.AskAsync(ana, "{ viewer { inbox { cursor } } }")).Text("viewer", "inbox", "cursor");
        var promised = (await api.PromiseAsync(ana, ticket, "How are you?", "CHECK_IN", TimeSpan.FromDays(2))).Done().Text("followUp", "id");

        await SayAsync(mia, session, "Thank you!");
        Assert.Equal("PENDING", Assert.Single(await api.FollowUpsAsync(ana, ticket)).Text("state"));
        (await SayAsync(ana, session, "How do you get on?", promised)).Done();
        var answer = (await SayAsync(mia, session, "Very well.")).Done().Text("entry", "id");
        await SayAsync(mia, session, "And my son too.");

        var kept = Assert.Single(await api.FollowUpsAsync(ana, ticket));
        Assert.Equal(("KEPT", "The customer answered.", "System", answer), (kept.Text("state"), kept.Text("outcome"), kept.Text("settledBy", "__typename"), kept.Text("evidence", "id")));
        Assert.Equal("KEPT", Assert.Single(await api.FollowUpsAsync(mia, ticket)).Text("state"));
        using var stream = await EventStream.OpenAsync(api, ana, "subscription($a: String) { inboxEvents(after: $a) { kind followUp { id state } } }", new() { ["a"] = cursor });
        var told = new List<string>();
        while (told.Count < 4)
        {
            told.Add((await stream.NextAsync())!.Value.GetProperty("data").Text("inboxEvents", "kind"));
        }

        Assert.Equal(["CUSTOMER_WROTE", "CUSTOMER_WROTE", "CUSTOMER_WROTE", "FOLLOW_UP_KEPT"], told.Order());
        Assert.Equal("CLOSED", (await api.CloseAsync(ana, ticket)).Text("ticket", "status"));
    }

    [Fact]
    public async Task CheckIn_WithinFourteenDaysOfAnother_IsRefusedWithTheTimeOfTheNextAlsoToAnotherAgent()
    {
        var (ana, mia, started) = await BothAsync("nora");
        var (ticket, session) = (started.Text("ticket", "id"), started.Text("session", "id"));
        await ConsentAsync(mia, started.Text("customer", "id"), true);
        var promised = (await api.PromiseAsync(ana, ticket, "How are you?", "CHECK_IN", TimeSpan.FromDays(2))).Done().GetProperty("followUp");
        var sue = await api.NamedAsync("Sue", "supervisor");

        var refused = await api.PromiseAsync(sue, ticket, "And how are you?", "CHECK_IN", TimeSpan.FromDays(10));
        (await SayAsync(ana, session, "How are you?", promised.Text("id"))).Done();
        (await SayAsync(mia, session, "Well.")).Done();
        var kept = await api.PromiseAsync(sue, ticket, "And how are you?", "CHECK_IN", TimeSpan.FromDays(13));

        Assert.Equal(("LIMIT_EXCEEDED", "input.dueAt"), refused.Refusal());
        var next = promised.GetProperty("dueAt").GetDateTimeOffset().AddDays(14);
        Assert.Contains($"from {next.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} on", refused.GetProperty("errors")[0].Text("message"), StringComparison.Ordinal);
        Assert.Equal(("LIMIT_EXCEEDED", "input.dueAt"), kept.Refusal());
        (await api.PromiseAsync(sue, ticket, "And how are you?", "CHECK_IN", TimeSpan.FromDays(15))).Done();
    }

    [Fact]
    public async Task RecordEntry_ThatAsksTheSameAgain_IsRefusedUnlessItIsARepeat()
    {
        var (ana, mia, started) = await BothAsync("nele");
        var (ticket, session) = (started.Text("ticket", "id"), started.Text("session", "id"));
        await ConsentAsync(mia, started.Text("customer", "id"), true);
        var promised = (await api.PromiseAsync(ana, ticket, "How are you?", "CHECK_IN", TimeSpan.FromDays(2))).Done().Text("followUp", "id");

        var asked = (await SayAsync(ana, session, "How are you?", promised, "once")).Done().Text("entry", "id");
        var repeated = (await SayAsync(ana, session, "How are you?", promised, "once")).Done().Text("entry", "id");
        var again = await SayAsync(ana, session, "How are you?", promised);

        Assert.Equal(asked, repeated);
        Assert.Equal(("LIMIT_EXCEEDED", "input.checkInId"), again.Refusal());
    }

    [Fact]
    public async Task RecordEntry_ThatNamesNoCheckInOfTheTicket_IsRefusedNamingIt()
    {
        var (ana, mia, started) = await BothAsync("olga");
        var (ticket, session) = (started.Text("ticket", "id"), started.Text("session", "id"));
        await ConsentAsync(mia, started.Text("customer", "id"), true);
        var callback = (await api.PromiseAsync(ana, ticket)).Done().Text("followUp", "id");
        var checkIn = (await api.PromiseAsync(ana, ticket, "How are you?", "CHECK_IN", TimeSpan.FromDays(2))).Done().Text("followUp", "id");
        var (_, _, other) = await BothAsync("pia");

        foreach (var (asked, code) in new (Task<JsonElement>, string)[]
        {
            (SayAsync(ana, session, "How are you?", "fup_x"), "INVALID"),
            (SayAsync(ana, session, "How are you?", callback), "NOT_FOUND"),
            (SayAsync(ana, session, "How are you?", checkIn + "0"), "NOT_FOUND"),
            (SayAsync(ana, other.Text("session", "id"), "How are you?", checkIn), "NOT_FOUND"),
            (SayAsync(mia, session, "How am I?", checkIn), "INVALID"),
        })
        {
            Assert.Equal((code, "input.checkInId"), (await asked).Refusal());
        }

        await ConsentAsync(mia, started.Text("customer", "id"), false);
        Assert.Equal(("WRONG_STATE", "input.checkInId"), (await SayAsync(ana, session, "How are you?", checkIn)).Refusal());
        Assert.Equal(checkIn, Assert.Single(await api.FollowUpsAsync(ana, ticket, "CANCELLED")).Text("id"));
    }

    [Fact]
    public async Task CheckIn_AfterAResolutionByOption_IsPromisedFallsDueAndIsKeptByTheNextMailOnceAnAgentAsked()
    {
        await using var hurried = await RunningApi.StartAsync(new ApiSettings
        {
            More = new Dictionary<string, string>
            {
                ["Continuity:FollowUps:CheckInAfterResolution"] = "00:00:06",
                ["Continuity:FollowUps:CheckInPromise"] = "We ask whether all went well.",
            },
        });
        var ana = await hurried.NamedAsync("Ana");
        var gateway = await hurried.TokenAsync("ingest", "gateway");
        var started = await hurried.StartAsync(gateway, Asking.Session("EMAIL", ("EMAIL", "rosa@example.org")));
        var ticket = started.Text("ticket", "id");
        (await hurried.CommandAsync(ana, "claimTicket", "ClaimTicketInput", "ticket { id }", new() { ["ticketId"] = ticket })).Done();
        (await hurried.CommandAsync(
            ana,
            "updateCustomer",
            "UpdateCustomerInput",
            "customer { id }",
            new() { ["customerId"] = started.Text("customer", "id"), ["contactConsent"] = new JsonObject { ["checkIns"] = true, ["channels"] = new JsonArray("EMAIL") } })).Done();
        (await hurried.ResolveAsync(ana, new() { ["ticketId"] = ticket })).Done();
        var left = Assert.Single(await hurried.FollowUpsAsync(ana, ticket), static one => one.Text("kind") == "CHECK_IN");
        Assert.Equal(("We ask whether all went well.", "Ana", "EMAIL"), (left.Text("promise"), left.Text("responsible", "name"), left.Text("channel")));

        await Eventually.IsSoAsync(async () => (await hurried.FollowUpsAsync(ana, ticket, "DUE")).Count == 1, "The check-in is due");
        await hurried.SayAsync(ana, started.Text("session", "id"), "Did all go well?");
        var mail = Asking.Session("EMAIL", ("EMAIL", "rosa@example.org")).With("ticketId", ticket).With("entry", new JsonObject
        {
            ["email"] = new JsonObject
            {
                ["direction"] = "INBOUND", ["subject"] = "All well", ["text"] = "It works.", ["from"] = "rosa@example.org", ["to"] = new JsonArray("care@example.org"),
            },
        });
        var answered = await hurried.StartAsync(gateway, mail);

        var kept = Assert.Single(await hurried.FollowUpsAsync(ana, ticket), static one => one.Text("kind") == "CHECK_IN");
        Assert.Equal(("KEPT", answered.Text("entry", "id"), "EmailEntry"), (kept.Text("state"), kept.Text("evidence", "id"), kept.Text("evidence", "__typename")));
    }

    private async Task<JsonElement> SayAsync(string token, string session, string text, string? checkIn = null, string? key = null) => (await api.AskAsync(token, Record, new()
    {
        ["i"] = new JsonObject
        {
            ["sessionId"] = session,
            ["content"] = new JsonObject { ["message"] = new JsonObject { ["text"] = text } },
            ["checkInId"] = checkIn,
            ["idempotencyKey"] = key ?? Guid.NewGuid().ToString(),
        },
    })).GetProperty("recordEntry");

    private async Task ConsentAsync(string token, string customer, bool agrees) => (await api.CommandAsync(
        token,
        "updateCustomer",
        "UpdateCustomerInput",
        "customer { id }",
        new() { ["customerId"] = customer, ["contactConsent"] = new JsonObject { ["checkIns"] = agrees } })).Done();

    /// <summary>Ana, a customer who is signed in, and the customer's session on a ticket that Ana has claimed.</summary>
    private async Task<(string Ana, string Customer, JsonElement Started)> BothAsync(string name)
    {
        var ana = await api.NamedAsync("Ana");
        var customer = await api.TokenAsync("customer", name, new() { ["identity"] = new JsonObject { ["kind"] = "APP_USER", ["value"] = name } });
        var started = await api.StartAsync(customer, Asking.Session("CHAT"));
        (await api.CommandAsync(ana, "claimTicket", "ClaimTicketInput", "ticket { id }", new() { ["ticketId"] = started.Text("ticket", "id") })).Done();
        return (ana, customer, started);
    }
}
