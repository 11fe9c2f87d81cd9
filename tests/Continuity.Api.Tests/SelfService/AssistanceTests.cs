using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Handoffs;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.SelfService;

/// <summary>Help in self-service over HTTP: it is offered once, answered once, and leads to a person who has the matter.</summary>
public sealed class AssistanceTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Steps_ThatFailTwice_LeaveOneOfferAsAnEntryBehindThem()
    {
        var (mia, session, _) = await VisitAsync("entry");
        await api.StepAsync(mia, session, "pay", "FAILED");
        var second = await api.StepAsync(mia, session, "pay", "FAILED", "second");
        var again = await api.StepAsync(mia, session, "pay", "FAILED", "second");
        await api.StepAsync(mia, session, "pay", "FAILED");

        Assert.Equal(second.Text("entry", "id"), again.Text("entry", "id"));
        var entries = (await api.AskAsync(mia, "query($s: ID!) { node(id: $s) { ... on Session { entries(first: 50) { nodes { __typename sequence visibility author { ... on System { name } } ... on ActivityEntry { activity summary } } } } } }", new() { ["s"] = session }))
            .GetProperty("node").GetProperty("entries").GetProperty("nodes").EnumerateArray().ToList();
        var offer = Assert.Single(entries, static entry => entry.TryGetProperty("activity", out var activity) && activity.GetString() == "ASSISTANCE_OFFERED");
        Assert.Equal(("Help was offered by chat or phone. The same step failed twice.", "PUBLIC", "continuity"), (offer.Text("summary"), offer.Text("visibility"), offer.Text("author", "name")));
        Assert.Equal(second.GetProperty("entry").GetProperty("sequence").GetInt32() + 1, offer.GetProperty("sequence").GetInt32());
    }

    [Fact]
    public async Task Accept_ByTheCustomer_OpensTheChatOnTheSameTicketAndWaitsForPeople()
    {
        var (mia, session, started) = await VisitAsync("accepts");
        var offer = await api.StruggleAsync(mia, session);

        var accepted = (await api.AcceptAsync(mia, offer, key: "once")).Done();

        Assert.Equal(("CHAT", session, "SELF_SERVICE", "VERIFIED"), (accepted.Text("session", "channel"), accepted.Text("session", "continues", "id"), accepted.Text("session", "continues", "channel"), accepted.Text("session", "assurance")));
        Assert.Equal((started.Text("ticket", "id"), started.Text("customer", "id")), (accepted.Text("ticket", "id"), accepted.Text("customer", "id")));
        Assert.Equal(accepted.Text("session", "id"), (await api.AcceptAsync(mia, offer, key: "once")).Done().Text("session", "id"));
        Assert.Equal(("IDEMPOTENCY_CONFLICT", "input.idempotencyKey"), (await api.AcceptAsync(mia, offer, "PHONE", "once")).Refused());
        Assert.Equal(("ALREADY_SETTLED", "input.offerId"), (await api.AcceptAsync(mia, offer)).Refused());
        Assert.Equal(("ALREADY_SETTLED", "input.offerId"), (await api.DeclineAsync(mia, offer)).Refused());
        Assert.Equal(JsonValueKind.Null, (await api.OfferAsync(mia, session)).ValueKind);
        Assert.Empty((await api.SayAsync(mia, accepted.Text("session", "id"), "Hello?")).GetProperty("errors").EnumerateArray());

        var ana = await api.AgentAsync("agent", "ana");
        const string Read = "query($id: ID!) { node(id: $id) { ... on Ticket { waitingIn { name } owner { name } handoffs { id state mode reason summary from { ... on System { name } } to { ... on Queue { name } } } } } }";
        var ticket = (await api.AskAsync(ana, Read, new() { ["id"] = started.Text("ticket", "id") })).GetProperty("node");
        var handoff = Assert.Single(ticket.GetProperty("handoffs").EnumerateArray());
        Assert.Equal(("general", "OFFERED", "COLD", "general", "continuity"), (ticket.Text("waitingIn", "name"), handoff.Text("state"), handoff.Text("mode"), handoff.Text("to", "name"), handoff.Text("from", "name")));
        Assert.Equal("The customer accepted help in self-service. The same step failed twice.", handoff.Text("reason"));
        var taken = (await api.SettleAsync(ana, "acceptHandoff", handoff.Text("id"))).Done();
        Assert.Equal(("Ana", "Ana"), (taken.Text("ticket", "owner", "name"), taken.Text("ticket", "handler", "name")));
    }

    [Fact]
    public async Task Accept_BySixteenAtOnce_StartsOneSession()
    {
        var (mia, session, started) = await VisitAsync("races");
        var offer = await api.StruggleAsync(mia, session);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => api.AcceptAsync(mia, offer)));

        Assert.Single(answers, static answer => answer.GetProperty("errors").GetArrayLength() == 0);
        var open = (await api.AskAsync(mia, "query($c: ID!) { customer(by: { id: $c }) { thread { openSessions { channel } } } }", new() { ["c"] = started.Text("customer", "id") }))
            .GetProperty("customer").GetProperty("thread").GetProperty("openSessions");
        Assert.Equal(["SELF_SERVICE", "CHAT"], open.EnumerateArray().Select(static one => one.Text("channel")));
    }

    [Fact]
    public async Task Accept_ByPhone_PromisesACallToTheFirstOwner()
    {
        var (mia, session, started) = await VisitAsync("called");
        var accepted = (await api.AcceptAsync(mia, await api.StruggleAsync(mia, session), "PHONE")).Done();
        Assert.Equal("PHONE", accepted.Text("session", "channel"));

        var ana = await api.AgentAsync("agent", "ana");
        (await api.OnTicketAsync(ana, "claimTicket", new() { ["ticketId"] = started.Text("ticket", "id") })).Done();

        var owed = (await api.AskAsync(mia, "query($id: ID!) { node(id: $id) { ... on Ticket { followUps { kind state promise channel responsible { name } } } } }", new() { ["id"] = started.Text("ticket", "id") }))
            .GetProperty("node").GetProperty("followUps");
        Assert.Equal("""[{"kind":"CALLBACK","state":"PENDING","promise":"We call you.","channel":"PHONE","responsible":{"name":"Ana"}}]""", owed.GetRawText());
    }

    [Fact]
    public async Task Accept_OnATicketThatIsClosed_OpensANewOne()
    {
        var (mia, session, started) = await VisitAsync("closed");
        var ana = await api.AgentAsync("agent", "ana");
        (await api.OnTicketAsync(ana, "claimTicket", new() { ["ticketId"] = started.Text("ticket", "id") })).Done();
        (await api.OnTicketAsync(ana, "closeTicket", new() { ["ticketId"] = started.Text("ticket", "id") })).Done();

        var offer = await api.StruggleAsync(mia, session);
        var accepted = (await api.AcceptAsync(mia, offer, key: "new")).Done();

        Assert.NotEqual(started.Text("ticket", "id"), accepted.Text("ticket", "id"));
        Assert.Equal(("OPEN", session), (accepted.Text("ticket", "status"), accepted.Text("session", "continues", "id")));
        Assert.Equal(accepted.Text("ticket", "id"), (await api.AcceptAsync(mia, offer, key: "new")).Done().Text("ticket", "id"));
        const string Read = "query($id: ID!) { node(id: $id) { ... on Ticket { number subject status waitingIn { name } brief { attempts { what } } } } }";
        var (done, opened) = ((await api.AskAsync(ana, Read, new() { ["id"] = started.Text("ticket", "id") })).GetProperty("node"), (await api.AskAsync(ana, Read, new() { ["id"] = accepted.Text("ticket", "id") })).GetProperty("node"));
        Assert.Equal(("CLOSED", done.Text("subject"), "general"), (done.Text("status"), opened.Text("subject"), opened.Text("waitingIn", "name")));
        Assert.NotEqual(done.Text("number"), opened.Text("number"));
        Assert.Equal("""[{"what":"Self-service: pay"}]""", opened.GetProperty("brief").GetProperty("attempts").GetRawText());
    }

    [Fact]
    public async Task Decline_ByTheCustomer_EndsItForTheSession()
    {
        var (mia, session, _) = await VisitAsync("declines");
        var offer = await api.StruggleAsync(mia, session);

        var declined = (await api.DeclineAsync(mia, offer)).Done();

        Assert.Equal((offer, "DECLINED"), (declined.Text("offer", "id"), declined.Text("offer", "state")));
        (await api.DeclineAsync(mia, offer)).Done();
        Assert.Equal(("ALREADY_SETTLED", "input.offerId"), (await api.AcceptAsync(mia, offer)).Refused());
    }

    [Fact]
    public async Task Offer_ThatIsNotTheCallers_IsAnsweredByNobodyElse()
    {
        var (mia, session, _) = await VisitAsync("owned");
        var offer = await api.StruggleAsync(mia, session);
        var (stranger, _, _) = await VisitAsync("stranger");

        Assert.Equal(("NOT_FOUND", "input.offerId"), (await api.AcceptAsync(stranger, offer)).Refused());
        Assert.Equal(("NOT_FOUND", "input.offerId"), (await api.DeclineAsync(await api.TokenAsync("bot", "other"), offer)).Refused());
        Assert.Equal(("FORBIDDEN", ""), (await api.AcceptAsync(await api.AgentAsync("agent", "ana"), offer)).Refused());
        Assert.Equal(("INVALID", "input.channel"), (await api.AcceptAsync(mia, offer, "EMAIL")).Refused());
        Assert.Equal(("INVALID", "input.offerId"), (await api.AcceptAsync(mia, session)).Refused());
        Assert.Equal(("NOT_FOUND", "input.offerId"), (await api.AcceptAsync(mia, offer + "0")).Refused());
        Assert.Equal(("INVALID", "input.idempotencyKey"), (await api.AcceptAsync(mia, offer, key: "")).Refused());
    }

    [Fact]
    public async Task Steps_ThatASystemRecordsLate_CountByWhenTheyHappened()
    {
        var app = await api.TokenAsync("ingest", "app");
        var session = (await api.StartAsync(app, Asking.Session("SELF_SERVICE", ("EMAIL", "late.help@example.org")))).Text("session", "id");
        var now = DateTimeOffset.Parse((await api.AskAsync(app, "query($s: ID!) { node(id: $s) { ... on Session { startedAt } } }", new() { ["s"] = session })).Text("node", "startedAt"), System.Globalization.CultureInfo.InvariantCulture);

        await api.StepAsync(app, session, "pay", "FAILED", at: now.AddMinutes(-3));
        await api.StepAsync(app, session, "pay", "SUCCEEDED", at: now.AddMinutes(-1));
        await api.StepAsync(app, session, "pay", "FAILED", at: now.AddMinutes(-2));
        Assert.Equal(JsonValueKind.Null, (await api.OfferAsync(app, session)).ValueKind);
        await api.StepAsync(app, session, "login", "FAILED", at: now.AddMinutes(-1));
        await api.StepAsync(app, session, "login", "FAILED", at: now.AddMinutes(-2));

        Assert.Equal("The same step failed twice.", (await api.OfferAsync(app, session)).Text("because"));
    }

    private async Task<(string Mia, string Session, JsonElement Started)> VisitAsync(string name)
    {
        var mia = await api.TokenAsync("customer", name, new() { ["identity"] = new JsonObject { ["kind"] = "APP_USER", ["value"] = name } });
        var started = await api.StartAsync(mia, Asking.Session("SELF_SERVICE"));
        return (mia, started.Text("session", "id"), started);
    }
}
