using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Handoffs;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Briefs;

/// <summary>A bill that is twice too high, a fee that a record insists on, three agents and a bot, four channels: and the customer tells it once.</summary>
public sealed class BriefStoryTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private const string Understood = "The bill is 96 euro. It is 48 every other month.";
    private const string Fee = "A fee of 48 euro for a visit of the fitter on 3 March.";
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Brief_AtTheThirdAgentsRing_AnswersAllThatTheCustomerWouldBeAsked()
    {
        var (ana, ben, cleo) = (await api.AgentAsync("agent", "ana"), await api.AgentAsync("agent", "ben"), await api.AgentAsync("agent", "cleo"));
        var (bot, gateway) = (await api.TokenAsync("bot", "bo", new() { ["name"] = "Bo" }), await api.TokenAsync("ingest", "gateway"));
        var mia = await api.TokenAsync("customer", "mia", new() { ["identity"] = new JsonObject { ["kind"] = "EMAIL", ["value"] = "mia@example.org" }, ["assurance"] = "VERIFIED" });

        // In the chat, a bot finds out what she wants, and does not get any further.
        var ticket = (await api.StartAsync(bot, Mia("CHAT", "CLAIMED").With("customerName", "Mia Moor").With("language", "de"))).Text("ticket", "id");
        await DoneAsync(bot, "setGoal", new() { ["goal"] = "A bill of 48 euro, as every month." });
        await DoneAsync(bot, "recordAttempt", new() { ["what"] = "Explained the bill.", ["outcome"] = "She did not agree." });
        await api.OfferedAsync(bot, HandoffCalls.Offer(ticket, "que_general", "COLD"));
        (await api.OnTicketAsync(ana, "claimTicket", new() { ["ticketId"] = ticket })).Done();

        // She writes an e-mail, and Ana calls her.
        var mail = await api.StartAsync(gateway, Mia("EMAIL"));
        Assert.Equal(ticket, mail.Text("ticket", "id"));
        await MailAsync(gateway, mail.Text("session", "id"));
        var call = await api.StartAsync(ana, Mia("PHONE"));
        await DoneAsync(ana, "restate", new() { ["text"] = Understood });
        await DoneAsync(ana, "recordFact", new() { ["statement"] = Fee, ["certainty"] = "KNOWN", ["source"] = "RECORD" });
        await DoneAsync(ana, "recordFact", new() { ["statement"] = "Nobody knows yet who signed for it.", ["certainty"] = "UNKNOWN", ["source"] = "AGENT" });

        // In the app she says what is so, and what is not.
        await DoneAsync(mia, "confirmRestatement", new() { ["text"] = Understood });
        var fact = (await api.SeenBriefAsync(mia, ticket)).GetProperty("facts")[0].Text("id");
        await DoneAsync(mia, "disputeFact", new() { ["factId"] = fact, ["reason"] = "I was in Rome that day. Nobody came." });
        await DoneAsync(ana, "recordAttempt", new() { ["what"] = "Asked the fitters for their list.", ["outcome"] = "The visit is not on it." });
        await DoneAsync(ana, "askQuestion", new() { ["question"] = "Who signed for the visit?" });
        Assert.Empty((await api.PromiseAsync(ana, ticket, "We call you with the result.")).GetProperty("errors").EnumerateArray());
        await api.CallAsync(ana, call.Text("session", "id"));

        // Ana hands it to Ben, who does his part, and Ben to Cleo.
        (await api.SettleAsync(ben, "acceptHandoff", await api.OfferedAsync(ana, HandoffCalls.Offer(ticket, "agt_ben")))).Done();
        await DoneAsync(ben, "recordAttempt", new() { ["what"] = "Asked accounting to stop the reminder.", ["outcome"] = "Stopped until Friday." });
        (await api.SettleAsync(cleo, "acceptHandoff", await api.OfferedAsync(ben, HandoffCalls.Offer(ticket, "agt_cleo")))).Done();
        var app = await api.StartAsync(mia, new JsonObject { ["channel"] = "SELF_SERVICE", ["ticketId"] = ticket, ["idempotencyKey"] = Guid.NewGuid().ToString() });
        await api.SayAsync(mia, app.Text("session", "id"), "Is somebody on it?");

        var brief = await api.SeenBriefAsync(cleo, ticket);

        TestContext.Current.TestOutputHelper!.WriteLine(brief.Text("headline"));
        Assert.StartsWith(
            "Mia Moor wants: A bill of 48 euro, as every month; what was understood is confirmed; a record says \"A fee of 48 euro for a visit of the fitter on 3 March\", which is disputed; 3 attempts so far; 1 open question; promised for ",
            brief.Text("headline"),
            StringComparison.Ordinal);
        Assert.Equal(("Mia Moor", "de", "A bill of 48 euro, as every month."), (brief.Text("addressAs"), brief.Text("language"), brief.Text("goal")));
        Assert.Equal((Understood, "Customer"), (brief.Text("restatement", "text"), brief.Text("restatement", "confirmedBy", "__typename")));
        Assert.Equal([(Fee, "KNOWN", "RECORD"), ("Nobody knows yet who signed for it.", "UNKNOWN", "AGENT")], Listed(brief, "facts").Select(static one => (one.Text("statement"), one.Text("certainty"), one.Text("source"))));
        Assert.Equal(("I was in Rome that day. Nobody came.", JsonValueKind.Null), (brief.GetProperty("facts")[0].Text("dispute", "reason"), brief.GetProperty("facts")[0].GetProperty("dispute").GetProperty("settledAt").ValueKind));
        Assert.Equal(
            [("Explained the bill.", "Bot"), ("Asked the fitters for their list.", "Agent"), ("Asked accounting to stop the reminder.", "Agent")],
            Listed(brief, "attempts").Select(static one => (one.Text("what"), one.Text("by", "__typename"))));
        Assert.Equal(["Who signed for the visit?"], Listed(brief, "openQuestions").Select(static question => question.GetString()));
        Assert.Contains(("We call you with the result.", "Ana"), Listed(brief, "promises").Select(static one => (one.Text("promise"), one.Text("responsible", "name"))));
        Assert.All(Listed(brief, "promises"), static one => Assert.Equal("Ana", one.Text("responsible", "name")));
        Assert.Equal("Is somebody on it?", brief.Text("lastCustomerEntry", "text"));
        Assert.Equal(["CHAT", "EMAIL", "PHONE", "SELF_SERVICE"], Listed(brief, "channelsUsed").Select(static channel => channel.GetString()));

        // The record was wrong, and nobody tells it as true any more.
        await DoneAsync(cleo, "settleDispute", new() { ["factId"] = fact, ["upheld"] = true, ["outcome"] = "There was no visit; the fee is taken back." });
        await api.SayAsync(cleo, app.Text("session", "id"), "I am, and you need not tell it again: the fee is taken back.");
        var settled = await api.SeenBriefAsync(mia, ticket);
        Assert.DoesNotContain("fee", settled.Text("headline"), StringComparison.Ordinal);
        Assert.Equal((true, "There was no visit; the fee is taken back."), (settled.GetProperty("facts")[0].GetProperty("dispute").GetProperty("upheld").GetBoolean(), settled.GetProperty("facts")[0].Text("dispute", "outcome")));
        Assert.Equal(JsonValueKind.Null, settled.GetProperty("unansweredSince").ValueKind);

        async Task DoneAsync(string token, string command, JsonObject values) =>
            Assert.Empty((await api.BriefAsync(token, command, ticket, values)).GetProperty("errors").EnumerateArray());
    }

    private static IReadOnlyList<JsonElement> Listed(JsonElement brief, string name) => [.. brief.GetProperty(name).EnumerateArray()];

    private static JsonObject Mia(string channel, string assurance = "VERIFIED")
    {
        var input = Asking.Session(channel, ("EMAIL", "mia@example.org"));
        input["identities"]![0]!["assurance"] = assurance;
        return input;
    }

    private async Task MailAsync(string gateway, string session)
    {
        var mail = new JsonObject { ["direction"] = "INBOUND", ["subject"] = "My bill", ["text"] = "It is twice what it was.", ["from"] = "mia@example.org", ["to"] = new JsonArray("us@example.org") };
        var input = new JsonObject
        {
            ["sessionId"] = session, ["content"] = new JsonObject { ["email"] = mail }, ["author"] = new JsonObject { ["customer"] = true }, ["idempotencyKey"] = Guid.NewGuid().ToString(),
        };
        Assert.Empty((await api.AskAsync(gateway, Asking.Record, new() { ["i"] = input })).GetProperty("recordEntry").GetProperty("errors").EnumerateArray());
    }
}
