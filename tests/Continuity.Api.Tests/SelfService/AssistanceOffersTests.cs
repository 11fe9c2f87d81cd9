using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Nodes;
using Continuity.Api.Tests.Continuation;
using Continuity.Api.Tests.Handoffs;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Threads;
using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.SelfService;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Api.Tests.SelfService;

/// <summary>Who follows a session in self-service is told of help that is offered, at once and until it is answered.</summary>
public sealed class AssistanceOffersTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Offers_WhileTheCustomerStruggles_AreToldOnceToEachWhoFollows()
    {
        var (mia, session) = await VisitAsync("followed");
        using var stream = await api.OffersAsync(mia, session);
        using var desk = await api.OffersAsync(await api.AgentAsync("agent", "ana"), session);

        var offer = await api.StruggleAsync(mia, session);
        var told = await stream.OfferAsync();

        Assert.Equal((offer, "The same step failed twice.", "OPEN"), (told.Text("id"), told.Text("because"), told.Text("state")));
        Assert.Equal(("""["CHAT","PHONE"]""", session, "SELF_SERVICE"), (told.GetProperty("channels").GetRawText(), told.Text("session", "id"), told.Text("session", "channel")));
        Assert.Equal(offer, (await desk.OfferAsync()).Text("id"));
        await api.StepAsync(mia, session, "pay", "FAILED");
        await EndAsync(mia, session);
        Assert.Null(await stream.NextAsync());
        Assert.Null(await desk.NextAsync());
    }

    [Fact]
    public async Task Offers_AfterALostConnection_AreToldAnewUntilTheyAreAnswered()
    {
        var (mia, session) = await VisitAsync("resumed");
        var offer = await api.StruggleAsync(mia, session);
        for (var connection = 0; connection < 3; connection++)
        {
            using var stream = await api.OffersAsync(mia, session);
            Assert.Equal(offer, (await stream.OfferAsync()).Text("id"));
        }

        (await api.DeclineAsync(mia, offer)).Done();
        using var answered = await api.OffersAsync(mia, session);
        await EndAsync(mia, session);

        Assert.Null(await answered.NextAsync());
    }

    [Fact]
    public async Task Offers_ToACustomerWhoHasFoundSomebodyToTalkWith_AreNotToldAnew()
    {
        var (mia, session) = await VisitAsync("talks");
        await api.StruggleAsync(mia, session);
        await api.StartAsync(mia, Asking.Session("CHAT"));
        using var stream = await api.OffersAsync(mia, session);

        await EndAsync(mia, session);

        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task Offers_OfASessionThatHasEnded_AreComplete()
    {
        var (mia, session) = await VisitAsync("over");
        await api.StruggleAsync(mia, session);
        await EndAsync(mia, session);

        using var stream = await api.OffersAsync(mia, session);

        Assert.Null(await stream.NextAsync());
    }

    [Theory]
    [InlineData("bot")]
    [InlineData("ingest")]
    [InlineData("guest")]
    public async Task Offers_OfASessionThatHasEnded_AreCompleteForWhoeverCouldFollowItToo(string role)
    {
        var (token, session) = role == "guest" ? await GuestAsync() : await VisitOfAsync(role);
        using (var stream = await api.OffersAsync(token, session))
        {
            var offer = await api.StruggleAsync(token, session);
            Assert.Equal(offer, (await stream.OfferAsync()).Text("id"));
            await EndAsync(await api.AgentAsync("agent", "ana"), session);

            Assert.Null(await stream.NextAsync());
        }

        using var again = await api.OffersAsync(token, session);
        Assert.Null(await again.NextAsync());
        using var stranger = await api.OffersAsync(await api.TokenAsync("bot", "stranger"), session);
        Assert.Equal("NOT_FOUND", (await stranger.RefusalAsync()).Code);
    }

    [Fact]
    public async Task Offers_MadeWhileTheCustomerFoundSomebodyToTalkWith_AreNotTold()
    {
        var (mia, session) = await VisitAsync("found");
        using var stream = await api.OffersAsync(mia, session);
        await api.StepAsync(mia, session, "pay", "FAILED");
        var chat = (await api.StartAsync(mia, Asking.Session("CHAT"))).Text("session", "id");

        // As where the chat began at another of their homes in the same moment.
        var id = NodeId.Session(session)!.Value;
        await using var store = await api.OpenStoreAsync();
        await store.GetRequiredService<CustomerStore>().CommitAsync(
            new CommitRequest(id.Home) { Sessions = [id.Number] },
            (state, now) =>
            {
                var entry = new EntryDraft(new SelfServiceContent("pay", SelfServiceOutcome.Failed, null), ActorRef.Customer(id.Home), Channel.SelfService, now) { Session = id.Number };
                var unaware = state with { Profile = state.Profile with { OpenConversations = [] } };
                var decided = RecordStep.Append(Decision.Accept(true, unaware), entry, new(), now);
                return Decision.Accept(true, decided.State! with { Profile = decided.State.Profile with { OpenConversations = state.Profile.OpenConversations } }, decided.Entries);
            },
            null,
            TestContext.Current.CancellationToken);
        Assert.Equal("OPEN", (await api.OfferAsync(mia, session)).Text("state"));
        await EndAsync(mia, session);

        Assert.Null(await stream.NextAsync());
        await EndAsync(mia, chat);
    }

    [Fact]
    public async Task Offers_OverAWebSocket_AreTheSame()
    {
        var (mia, session) = await VisitAsync("socketed");
        var offer = await api.StruggleAsync(mia, session);
        using var socket = await GraphQLSocket.ConnectAsync(api.Http.BaseAddress!, mia);
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.StartsWith("""{"type":"connection_ack""", await socket.NextAsync(), StringComparison.Ordinal);
        var payload = new JsonObject { ["query"] = Helping.Offers, ["variables"] = new JsonObject { ["s"] = session } };
        await socket.SendAsync(new JsonObject { ["id"] = "1", ["type"] = "subscribe", ["payload"] = payload }.ToJsonString());

        using var told = JsonDocument.Parse(await socket.NextAsync());
        Assert.Equal(offer, told.RootElement.GetProperty("payload").GetProperty("data").GetProperty("assistanceOffers").Text("id"));
        (await api.AcceptAsync(mia, offer)).Done();
        await EndAsync(mia, session);

        Assert.Equal("""{"id":"1","type":"complete"}""", await socket.NextAsync());
    }

    [Theory]
    [InlineData("customer", "NOT_FOUND")]
    [InlineData("bot", "NOT_FOUND")]
    [InlineData("ingest", "NOT_FOUND")]
    public async Task Offers_OfASessionThatTheCallerMayNotSee_AreRefused(string role, string code)
    {
        var (mia, session) = await VisitAsync("hidden-from-" + role);
        await api.StruggleAsync(mia, session);

        using var stream = await api.OffersAsync(await api.TokenAsync(role, "stranger"), session);

        Assert.Equal(code, (await stream.RefusalAsync()).Code);
    }

    [Fact]
    public async Task Offers_OfWhatIsNoSession_AreRefused()
    {
        var (mia, session) = await VisitAsync("misnamed");
        using var nonsense = await api.OffersAsync(mia, "ses_1");
        using var missing = await api.OffersAsync(mia, session[..^1] + "9");

        Assert.Equal("INVALID_ID", (await nonsense.RefusalAsync()).Code);
        Assert.Equal("NOT_FOUND", (await missing.RefusalAsync()).Code);
    }

    private Task<JsonElement> EndAsync(string token, string session) =>
        api.AskAsync(token, "mutation($s: ID!) { endSession(input: { sessionId: $s }) { errors { code } } }", new() { ["s"] = session });

    private async Task<(string Token, string Session)> VisitOfAsync(string role)
    {
        var token = await api.TokenAsync(role, "runs-" + role);
        return (token, (await api.StartAsync(token, Asking.Session("SELF_SERVICE", ("EMAIL", $"offered-{role}@example.org")))).Text("session", "id"));
    }

    private async Task<(string Token, string Session)> GuestAsync()
    {
        var (host, _) = await VisitAsync("hosts");
        var call = await api.StartAsync(await api.TokenAsync("ingest", "calls"), Asking.Session("PHONE", ("PHONE", "+4930555777")));
        var (_, code) = await api.IssueAsync(await api.AgentAsync("agent", "ana"), call.Text("ticket", "id"));
        await EndAsync(await api.AgentAsync("agent", "ana"), call.Text("session", "id"));
        return (host, (await api.StartAsync(host, Codes.With("SELF_SERVICE", code))).Text("session", "id"));
    }

    private async Task<(string Mia, string Session)> VisitAsync(string name)
    {
        var mia = await api.TokenAsync("customer", name, new() { ["identity"] = new JsonObject { ["kind"] = "APP_USER", ["value"] = name } });
        return (mia, (await api.StartAsync(mia, Asking.Session("SELF_SERVICE"))).Text("session", "id"));
    }
}
