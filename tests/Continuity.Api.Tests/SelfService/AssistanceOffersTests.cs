using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Handoffs;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Threads;

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

    private async Task<(string Mia, string Session)> VisitAsync(string name)
    {
        var mia = await api.TokenAsync("customer", name, new() { ["identity"] = new JsonObject { ["kind"] = "APP_USER", ["value"] = name } });
        return (mia, (await api.StartAsync(mia, Asking.Session("SELF_SERVICE"))).Text("session", "id"));
    }
}
