using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.Threads;

/// <summary>How sessions end: with the other matter that came up, and with what might have been more helpful.</summary>
public sealed class EndSessionTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Fields =
        "session { id state wrapUp { summary anythingElse feedback nextTicket { id } } customerFeedback { text } } nextTicket { id number subject status owner { name } handler { __typename } waitingIn { name } }";

    private const string Shown = "query($s: ID!) { node(id: $s) { ... on Session { state wrapUp { anythingElse nextTicket { id subject } } customerFeedback { text at } } } }";

    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task End_WithAnotherMatter_OpensATicketForItOnce()
    {
        var ana = await api.NamedAsync("Ana");
        var started = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041310001")));
        var raised = Raised().With("nextSubject", "The router is slow.");

        var ended = (await EndAsync(ana, started, raised)).Done();
        var again = (await EndAsync(ana, started, raised)).Done();

        var next = ended.GetProperty("nextTicket");
        Assert.Equal(("The router is slow.", "OPEN", "Ana", "Agent"), (next.Text("subject"), next.Text("status"), next.Text("owner", "name"), next.Text("handler", "__typename")));
        Assert.Equal(next.Text("id"), ended.Text("session", "wrapUp", "nextTicket", "id"));
        Assert.Equal(next.Text("id"), again.Text("nextTicket", "id"));
        var session = (await api.AskAsync(ana, Shown, new() { ["s"] = started.Text("session", "id") })).GetProperty("node");
        Assert.Equal(("ENDED", "MORE_RAISED", "The router is slow."), (session.Text("state"), session.Text("wrapUp", "anythingElse"), session.Text("wrapUp", "nextTicket", "subject")));
        var tickets = await api.AskAsync(ana, "query($c: ID!, $n: String!) { customer(by: { id: $c }) { tickets { nodes { id } } } ticket(by: { number: $n }) { id } }", new() { ["c"] = started.Text("customer", "id"), ["n"] = next.Text("number") });
        Assert.Equal(2, tickets.GetProperty("customer").GetProperty("tickets").GetProperty("nodes").GetArrayLength());
        Assert.Equal(next.Text("id"), tickets.Text("ticket", "id"));
    }

    [Fact]
    public async Task End_WithAnotherMatterThatNobodyNamed_OpensATicketThatNamesTheOneItCameUpOn()
    {
        var ana = await api.NamedAsync("Ana");
        var started = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041310005")));
        var number = (await api.AskAsync(ana, "query($t: ID!) { ticket(by: { id: $t }) { number } }", new() { ["t"] = started.Text("ticket", "id") })).Text("ticket", "number");

        var ended = (await EndAsync(ana, started, Raised())).Done();

        Assert.Equal(($"Another matter, raised on ticket {number}", "Ana"), (ended.Text("nextTicket", "subject"), ended.Text("nextTicket", "owner", "name")));
        Assert.Equal(ended.ToString(), (await EndAsync(ana, started, Raised())).Done().ToString());
    }

    [Fact]
    public async Task End_WithATicketThatIsThere_NamesItAlsoWhereTheCustomersWereMerged()
    {
        var ana = await api.NamedAsync("Ana");
        var one = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041310002")));
        var two = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041310003")));
        Assert.Equal(("NOT_FOUND", "input.wrapUp.nextTicketId"), (await EndAsync(ana, one, Raised().With("nextTicketId", two.Text("ticket", "id")))).Refusal());
        (await api.MergeAsync(ana, one.Text("customer", "id"), two.Text("customer", "id"))).Done();

        var closed = (await api.AskAsync(ana, "mutation($i: OpenTicketInput!) { openTicket(input: $i) { ticket { id } } }", new() { ["i"] = new JsonObject { ["customerId"] = two.Text("customer", "id"), ["subject"] = "Done.", ["channel"] = "PHONE" } }))
            .Text("openTicket", "ticket", "id");
        await api.CloseAsync(ana, closed);
        Assert.Equal(("WRONG_STATE", "input.wrapUp.nextTicketId"), (await EndAsync(ana, one, Raised().With("nextTicketId", closed))).Refusal());

        var ended = (await EndAsync(ana, one, Raised().With("nextTicketId", two.Text("ticket", "id")))).Done();

        Assert.Equal((two.Text("ticket", "id"), two.Text("ticket", "id")), (ended.Text("nextTicket", "id"), ended.Text("session", "wrapUp", "nextTicket", "id")));
    }

    [Fact]
    public async Task End_ByABotWithAnotherMatter_LetsItWait()
    {
        var bot = await api.TokenAsync("bot", "billie");
        var started = await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "raised@example.org")));

        var next = (await EndAsync(bot, started, Raised().With("nextSubject", "A person must see to this."))).Done().GetProperty("nextTicket");

        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, "general"), (next.GetProperty("owner").ValueKind, next.GetProperty("handler").ValueKind, next.Text("waitingIn", "name")));
    }

    [Fact]
    public async Task End_WithoutSayingWhatElse_OrWithTooMuch_IsRefusedNamingIt()
    {
        var ana = await api.NamedAsync("Ana");
        var started = await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+493041310004")));
        foreach (var (wrapUp, code, path) in new (JsonObject, string, string)[]
        {
            (Raised().With("nextSubject", "More.").With("nextTicketId", started.Text("ticket", "id")), "INVALID", "input.wrapUp.nextSubject"),
            (Raised().With("nextTicketId", started.Text("ticket", "id")), "INVALID", "input.wrapUp.nextTicketId"),
            (Raised().With("nextTicketId", "tkt_x"), "INVALID", "input.wrapUp.nextTicketId"),
            (Raised().With("nextSubject", ""), "INVALID", "input.wrapUp.nextSubject"),
            (Raised().With("anythingElse", "NOT_ASKED").With("nextSubject", "More."), "INVALID", "input.wrapUp.nextSubject"),
        })
        {
            Assert.Equal((code, path), (await EndAsync(ana, started, wrapUp)).Refusal());
        }

        var notAsked = (await EndAsync(ana, started, Raised().With("anythingElse", "NOT_ASKED"))).Done();
        Assert.Equal(("NOT_ASKED", JsonValueKind.Null), (notAsked.Text("session", "wrapUp", "anythingElse"), notAsked.GetProperty("nextTicket").ValueKind));
    }

    [Fact]
    public async Task Feedback_OfTheCustomerAfterAnAgentEndedTheSession_IsKeptOnceAndShown()
    {
        var (ana, ingest) = (await api.NamedAsync("Ana"), await api.TokenAsync("ingest", "gateway"));
        var started = await api.ArriveAsync(ingest, "CHAT", "VERIFIED", ("EMAIL", "feedback@example.org"));
        var mia = await api.SignInAsync("EMAIL", "feedback@example.org");
        Assert.Equal(("FORBIDDEN", "input.feedback"), (await EndAsync(ana, started, null, "So long.")).Refusal());
        Assert.Equal(("INVALID", "input.feedback"), (await EndAsync(mia, started, null, " ")).Refusal());
        (await EndAsync(ana, started, Raised().With("anythingElse", "NOTHING_MORE"))).Done();

        var given = (await EndAsync(mia, started, null, "Nobody told me how long it takes.")).Done();
        var again = (await EndAsync(mia, started, null, "Nobody told me how long it takes.")).Done();

        Assert.Equal("Nobody told me how long it takes.", given.Text("session", "customerFeedback", "text"));
        Assert.Equal(given.ToString(), again.ToString());
        Assert.Equal(("WRONG_STATE", "input.feedback"), (await EndAsync(mia, started, null, "And the music.")).Refusal());
        Assert.Equal(("WRONG_STATE", "input.sessionId"), (await EndAsync(mia, started, null)).Refusal());
        foreach (var token in new[] { ana, mia })
        {
            var shown = (await api.AskAsync(token, Shown, new() { ["s"] = started.Text("session", "id") })).GetProperty("node");
            Assert.Equal("Nobody told me how long it takes.", shown.Text("customerFeedback", "text"));
            Assert.Equal(token == ana ? JsonValueKind.Object : JsonValueKind.Null, shown.GetProperty("wrapUp").ValueKind);
            var entries = (await api.AskAsync(token, "query($s: ID!) { node(id: $s) { ... on Session { entries(last: 1) { nodes { visibility author { __typename } ... on ActivityEntry { activity summary } } } } } }", new() { ["s"] = started.Text("session", "id") }))
                .GetProperty("node").GetProperty("entries").GetProperty("nodes")[0];
            Assert.Equal(
                ("FEEDBACK_GIVEN", "Feedback was given.", "PUBLIC", "Customer"),
                (entries.Text("activity"), entries.Text("summary"), entries.Text("visibility"), entries.Text("author", "__typename")));
        }
    }

    private static JsonObject Raised() => new() { ["summary"] = "Sent the bill.", ["disposition"] = "billing", ["anythingElse"] = "MORE_RAISED" };

    private Task<JsonElement> EndAsync(string token, JsonElement started, JsonObject? wrapUp, string? feedback = null) =>
        api.CommandAsync(token, "endSession", "EndSessionInput", Fields, new() { ["sessionId"] = started.Text("session", "id"), ["wrapUp"] = wrapUp?.DeepClone(), ["feedback"] = feedback });
}
