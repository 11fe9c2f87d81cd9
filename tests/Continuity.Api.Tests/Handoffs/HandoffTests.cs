using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Handoffs;

/// <summary>Handoffs over HTTP: who handles, who owns, and what is owed.</summary>
public sealed class HandoffTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Accept_BySixteenAgentsAtOnce_MakesOneOfThemOwnerAndTellsTheOthersHowItStands()
    {
        var agents = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => api.AgentAsync("agent", $"racer{i}")));
        var bot = await api.TokenAsync("bot", "bo", new() { ["name"] = "Bo" });
        var ticket = (await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "race@example.org")))).Text("ticket", "id");
        var context = """{"cart":[1.50,{"née":null}],"n":12345678901234567890}""";
        var offered = (await api.OfferAsync(bot, HandoffCalls.Offer(ticket, "que_general", "COLD").With("context", JsonNode.Parse(context)))).Done();
        var handoff = offered.Text("handoff", "id");

        var answers = await Task.WhenAll(agents.Select(agent => api.SettleAsync(agent, "acceptHandoff", handoff)));

        var won = Assert.Single(answers, static answer => answer.GetProperty("errors").GetArrayLength() == 0);
        Assert.All(answers.Where(static answer => answer.GetProperty("errors").GetArrayLength() > 0), answer =>
        {
            Assert.Equal(("ALREADY_SETTLED", "input.handoffId"), answer.Refused());
            Assert.Equal("ACCEPTED", answer.GetProperty("errors")[0].Text("handoff", "state"));
        });
        Assert.Equal(("general", JsonValueKind.Null), (offered.Text("ticket", "waitingIn", "name"), offered.GetProperty("handoff").GetProperty("responsible").ValueKind));
        Assert.Equal(won.Text("ticket", "owner", "name"), won.Text("ticket", "handler", "name"));
        Assert.Equal(context, won.GetProperty("handoff").GetProperty("context").GetRawText());
    }

    [Fact]
    public async Task Handoffs_FromAnaToBenToCleo_LeaveAnaOwnerWithOneCheckAndAreForStaffAlone()
    {
        var (ana, ben, cleo) = (await api.AgentAsync("agent", "ana"), await api.AgentAsync("agent", "ben"), await api.AgentAsync("agent", "cleo"));
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE", ("EMAIL", "chain@example.org")))).Text("ticket", "id");

        var first = await api.OfferedAsync(ana, HandoffCalls.Offer(ticket, "agt_ben"));
        Assert.Equal(("WRONG_STATE", "input.ticketId"), (await api.OfferAsync(ana, HandoffCalls.Offer(ticket, "agt_cleo"))).Refused());
        (await api.SettleAsync(ben, "acceptHandoff", first)).Done();
        var second = await api.OfferedAsync(ben, HandoffCalls.Offer(ticket, "agt_cleo", "COLD"));
        var accepted = (await api.SettleAsync(cleo, "acceptHandoff", second)).Done();
        (await api.SettleAsync(cleo, "acceptHandoff", second)).Done();

        const string Read = "query($id: ID!) { node(id: $id) { ... on Ticket { owner { name } handler { ... on Agent { name } } handoffs { id state } followUps { kind state } } } }";
        var read = (await api.AskAsync(ana, Read, new() { ["id"] = ticket })).GetProperty("node");
        var customer = await api.TokenAsync("customer", "mia", new() { ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = "chain@example.org" }, ["assurance"] = "VERIFIED" });
        var own = (await api.AskAsync(customer, "query($id: ID!, $h: ID!) { ticket: node(id: $id) { ... on Ticket { handoffs { id } } } handoff: node(id: $h) { id } }", new() { ["id"] = ticket, ["h"] = second }));

        Assert.Equal(("Ana", "Cleo"), (accepted.Text("ticket", "owner", "name"), accepted.Text("ticket", "handler", "name")));
        Assert.Equal(("Ana", "Cleo"), (read.Text("owner", "name"), read.Text("handler", "name")));
        Assert.Equal([(first, "ACCEPTED"), (second, "ACCEPTED")], read.GetProperty("handoffs").EnumerateArray().Select(static one => (one.Text("id"), one.Text("state"))));
        Assert.Equal([("AFTER_HANDOFF", "CANCELLED"), ("AFTER_HANDOFF", "PENDING")], read.GetProperty("followUps").EnumerateArray().Select(static one => (one.Text("kind"), one.Text("state"))));
        Assert.Equal(JsonValueKind.Null, own.GetProperty("handoff").ValueKind);
        Assert.True(own.GetProperty("ticket").ValueKind == JsonValueKind.Null || own.GetProperty("ticket").GetProperty("handoffs").GetArrayLength() == 0);
    }

    [Fact]
    public async Task Claim_OnceABotsOfferExpiredInTheQueue_LeavesTheNewOwnerTheCheckThatTheBotAskedFor()
    {
        var (ben, bot) = (await api.AgentAsync("agent", "ben"), await api.TokenAsync("bot", "bo"));
        var ticket = (await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "late@example.org")))).Text("ticket", "id");
        var check = new JsonObject { ["within"] = "PT2H", ["promise"] = "We call you." };
        (await api.OfferAsync(bot, HandoffCalls.Offer(ticket, "que_general", "COLD").With("expiresIn", "PT5S").With("followUp", check))).Done();
        var read = $"{{ ticket(by: {{ id: \"{ticket}\" }}) {{ handoffs {{ state followUp {{ promise }} }} followUps {{ promise responsible {{ name }} }} }} }}";
        await Eventually.IsSoAsync(async () => (await api.AskAsync(ben, read)).GetProperty("ticket").GetProperty("handoffs")[0].Text("state") == "EXPIRED", "The offer expires");

        (await api.OnTicketAsync(ben, "claimTicket", new() { ["ticketId"] = ticket })).Done();

        var seen = (await api.AskAsync(ben, read)).GetProperty("ticket");
        var owed = Assert.Single(seen.GetProperty("followUps").EnumerateArray());
        Assert.Equal(("We call you.", "Ben"), (owed.Text("promise"), owed.Text("responsible", "name")));
        Assert.Equal("We call you.", seen.GetProperty("handoffs")[0].Text("followUp", "promise"));
    }

    [Fact]
    public async Task Consult_Accepted_LeavesTheHandlerUntilTheConsultedAgentGivesItBack()
    {
        var (ana, ben) = (await api.AgentAsync("agent", "ana"), await api.AgentAsync("agent", "ben"));
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
        var consult = await api.OfferedAsync(ana, HandoffCalls.Offer(ticket, "agt_ben", "CONSULT"));

        var accepted = (await api.SettleAsync(ben, "acceptHandoff", consult)).Done();
        var returned = (await api.SettleAsync(ben, "declineHandoff", consult)).Done();

        Assert.Equal(("ACCEPTED", "Ana", "Ben"), (accepted.Text("handoff", "state"), accepted.Text("ticket", "handler", "name"), accepted.Text("handoff", "settledBy", "name")));
        Assert.Equal(JsonValueKind.Null, accepted.GetProperty("handoff").GetProperty("followUp").ValueKind);
        Assert.Equal(("RETURNED", "Ana"), (returned.Text("handoff", "state"), returned.Text("ticket", "handler", "name")));
    }

    [Fact]
    public async Task Offer_DeclinedOrWithdrawn_GoesBackToWhoeverTheModeSays()
    {
        var (ana, ben) = (await api.AgentAsync("agent", "ana"), await api.AgentAsync("agent", "ben"));
        await api.AgentAsync("agent", "cleo");
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
        (await api.SettleAsync(ben, "acceptHandoff", await api.OfferedAsync(ana, HandoffCalls.Offer(ticket, "agt_ben")))).Done();

        var warm = (await api.SettleAsync(ben, "withdrawHandoff", await api.OfferedAsync(ben, HandoffCalls.Offer(ticket, "agt_cleo")))).Done();
        var queued = await api.OfferedAsync(ben, HandoffCalls.Offer(ticket, "que_general", "COLD"));
        Assert.Equal(("FORBIDDEN", ""), (await api.SettleAsync(ben, "declineHandoff", queued)).Refused());
        var cold = (await api.SettleAsync(ana, "withdrawHandoff", queued)).Done();

        Assert.Equal(("WITHDRAWN", "Ben"), (warm.Text("handoff", "state"), warm.Text("ticket", "handler", "name")));
        Assert.Equal(("WITHDRAWN", "Ana"), (cold.Text("handoff", "state"), cold.Text("ticket", "handler", "name")));
    }

    [Fact]
    public async Task Offer_WithTheSameKey_IsMadeOnceAndWithoutOneRefused()
    {
        var ana = await api.AgentAsync("agent", "ana");
        await api.AgentAsync("agent", "ben");
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
        var offer = HandoffCalls.Offer(ticket, "agt_ben").With("idempotencyKey", Guid.NewGuid().ToString());

        var first = await api.OfferedAsync(ana, offer);
        (await api.SettleAsync(ana, "withdrawHandoff", first)).Done();
        var again = (await api.OfferAsync(ana, offer)).Done();

        Assert.Equal((first, "WITHDRAWN"), (again.Text("handoff", "id"), again.Text("handoff", "state")));
        Assert.Equal(("IDEMPOTENCY_CONFLICT", "input.idempotencyKey"), (await api.OfferAsync(ana, offer.With("summary", "Another one."))).Refused());
    }

    [Fact]
    public async Task Offer_OutOfBounds_NamesTheField()
    {
        var ana = await api.AgentAsync("agent", "ana");
        await api.AgentAsync("agent", "ben");
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
        foreach (var (field, value, path) in new (string, JsonNode, string)[]
        {
            ("reason", "  ok   ", "input.reason"),
            ("summary", "", "input.summary"),
            ("summary", new string('x', 2001), "input.summary"),
            ("expiresIn", "PT4S", "input.expiresIn"),
            ("expiresIn", "PT15M1S", "input.expiresIn"),
            ("context", new string('é', 16 * 1024), "input.context"),
            ("to", new JsonObject { ["agentId"] = "agt_nobody" }, "input.to.agentId"),
            ("to", new JsonObject { ["agentId"] = "agt_ana" }, "input.to.agentId"),
            ("to", new JsonObject { ["queueId"] = "que_nowhere" }, "input.to.queueId"),
            ("to", new JsonObject { ["queueId"] = "agt_ben" }, "input.to.queueId"),
            ("followUp", new JsonObject { ["within"] = "PT5M", ["promise"] = " " }, "input.followUp.promise"),
        })
        {
            Assert.Equal(("INVALID", path), (await api.OfferAsync(ana, HandoffCalls.Offer(ticket, "agt_ben").With(field, value))).Refused());
        }
    }

    [Fact]
    public async Task ViewerMay_SaysWhatEachCommandWouldAllow()
    {
        var (ana, ben) = (await api.AgentAsync("agent", "ana"), await api.AgentAsync("agent", "ben"));
        var waiting = (await api.StartAsync(await api.TokenAsync("ingest", "gateway"), Asking.Session("PHONE"))).Text("ticket", "id");

        Assert.Equal((true, false, false, true, false), await MayAsync(ben, waiting));
        (await api.OnTicketAsync(ana, "claimTicket", new() { ["ticketId"] = waiting })).Done();
        Assert.Equal((true, true, true, true, true), await MayAsync(ana, waiting));
        Assert.Equal((false, false, false, false, false), await MayAsync(ben, waiting));
        var offer = await api.OfferedAsync(ana, HandoffCalls.Offer(waiting, "que_general"));
        Assert.Equal((true, false, true, true, true), await MayAsync(ana, waiting));
        Assert.Equal((true, false, false, false, false), await MayAsync(ben, waiting));
        (await api.OnTicketAsync(ben, "claimTicket", new() { ["ticketId"] = waiting })).Done();
        Assert.Equal((false, true, true, false, true), await MayAsync(ana, waiting));
        Assert.Equal("ALREADY_SETTLED", (await api.SettleAsync(ana, "withdrawHandoff", offer)).Refused().Code);
    }

    [Fact]
    public async Task Ticket_ReleasedAndReturnedToTheBot_KeepsItsOwner()
    {
        var (ana, ben, bot) = (await api.AgentAsync("agent", "ana"), await api.AgentAsync("agent", "ben"), await api.TokenAsync("bot", "bo", new() { ["name"] = "Bo" }));
        var ticket = (await api.StartAsync(bot, Asking.Session("CHAT"))).Text("ticket", "id");
        (await api.SettleAsync(ana, "acceptHandoff", await api.OfferedAsync(bot, HandoffCalls.Offer(ticket, "que_general", "COLD")))).Done();
        (await api.SettleAsync(ben, "acceptHandoff", await api.OfferedAsync(ana, HandoffCalls.Offer(ticket, "agt_ben")))).Done();

        var released = (await api.OnTicketAsync(ben, "releaseTicket", new() { ["ticketId"] = ticket, ["reason"] = "It is hers." })).Done();
        var queued = (await api.OnTicketAsync(ana, "releaseTicket", new() { ["ticketId"] = ticket, ["queueId"] = "que_general", ["reason"] = "End of day." })).Done();
        Assert.Equal(("INVALID", "input.botId"), (await api.OnTicketAsync(ana, "returnToBot", new() { ["ticketId"] = ticket, ["botId"] = "bot_unknown", ["reason"] = "Small talk." })).Refused());
        var returned = (await api.OnTicketAsync(ana, "returnToBot", new() { ["ticketId"] = ticket, ["botId"] = "bot_bo", ["reason"] = "Small talk." })).Done();

        Assert.Equal(("Ana", "Ana"), (released.Text("ticket", "owner", "name"), released.Text("ticket", "handler", "name")));
        Assert.Equal(("Ana", "general"), (queued.Text("ticket", "owner", "name"), queued.Text("ticket", "waitingIn", "name")));
        Assert.Equal(("Ana", "Bot"), (returned.Text("ticket", "owner", "name"), returned.Text("ticket", "handler", "__typename")));
    }

    [Fact]
    public async Task AcknowledgeBrief_UpToTheOffer_IsRecordedOnceForAgentsAndTakesOnlyThisThreadsCursors()
    {
        var (ana, ben) = (await api.AgentAsync("agent", "ana"), await api.AgentAsync("agent", "ben"));
        var started = await api.StartAsync(ana, Asking.Session("PHONE"));
        var ticket = started.Text("ticket", "id");
        var asOf = (await api.OfferAsync(ana, HandoffCalls.Offer(ticket, "agt_ben"))).Done().Text("handoff", "briefAsOf");
        var foreign = (await api.AskAsync(ana, "query($id: ID!) { customer(by: { id: $id }) { thread { cursor } } }", new() { ["id"] = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("customer", "id") })).Text("customer", "thread", "cursor");

        Assert.Equal(("INVALID", "input.asOf"), (await api.OnTicketAsync(ben, "acknowledgeBrief", new() { ["ticketId"] = ticket, ["asOf"] = foreign })).Refused());
        Assert.Equal(("INVALID", "input.asOf"), (await api.OnTicketAsync(ben, "acknowledgeBrief", new() { ["ticketId"] = ticket, ["asOf"] = "nonsense" })).Refused());
        var read = (await api.OnTicketAsync(ben, "acknowledgeBrief", new() { ["ticketId"] = ticket, ["asOf"] = asOf })).Done();
        (await api.OnTicketAsync(ben, "acknowledgeBrief", new() { ["ticketId"] = ticket, ["asOf"] = asOf })).Done();
        var later = (await api.AskAsync(
            ana,
            "query($id: ID!, $c: String) { customer(by: { id: $id }) { thread { entries(after: $c) { nodes { visibility ... on ActivityEntry { activity } } } } } }",
            new() { ["id"] = started.Text("customer", "id"), ["c"] = asOf })).GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes");

        Assert.Equal(2, read.GetProperty("ticket").GetProperty("version").GetInt32());
        var activities = later.EnumerateArray().Select(static entry => entry.Text("activity")).ToList();
        Assert.Equal("HANDOFF_OFFERED", activities[0]);
        Assert.Equal("INTERNAL", Assert.Single(later.EnumerateArray(), static entry => entry.Text("activity") == "BRIEF_ACKNOWLEDGED").Text("visibility"));
    }

    private async Task<(bool Claim, bool Offer, bool Resolve, bool Close, bool Ownership)> MayAsync(string token, string ticket)
    {
        var may = (await api.AskAsync(token, "query($id: ID!) { node(id: $id) { ... on Ticket { viewerMay { claim offerHandoff resolve close offerOwnership } } } }", new() { ["id"] = ticket }))
            .GetProperty("node").GetProperty("viewerMay");
        return (Is("claim"), Is("offerHandoff"), Is("resolve"), Is("close"), Is("offerOwnership"));

        bool Is(string name) => may.GetProperty(name).GetBoolean();
    }
}
