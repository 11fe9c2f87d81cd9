using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.Briefs;

/// <summary>What the next agent finds, and the customer may say to it.</summary>
public sealed class BriefTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Brief_AtTheNextAgentsRing_TellsAllThatWasRecorded()
    {
        var (ana, ben, eva) = (await api.NamedAsync("Ana"), await api.NamedAsync("Ben"), await api.SignInAsync("EMAIL", "ring@example.org"));
        var started = await api.StartAsync(ana, Verified("ring@example.org").With("customerName", "Eva Ender").With("language", "de"));
        var (ticket, session) = (started.Text("ticket", "id"), started.Text("session", "id"));
        (await api.BriefAsync(ana, "setGoal", ticket, new() { ["goal"] = "A bill that is right." })).Done();
        (await api.BriefAsync(ana, "restate", ticket, new() { ["text"] = "The bill is twice what it was." })).Done();
        (await api.BriefAsync(eva, "confirmRestatement", ticket, new() { ["text"] = "The bill is twice what it was." })).Done();
        var fact = FactsOf((await api.FactAsync(ana, ticket, "A fee of 25 applies.")).Done())[0].Text("id");
        (await api.FactAsync(ana, ticket, "The router is old.", "ASSUMED", "AGENT")).Done();
        (await api.DisputeAsync(eva, ticket, fact)).Done();
        (await api.BriefAsync(ana, "recordAttempt", ticket, new() { ["what"] = "Asked accounting.", ["outcome"] = "No answer." })).Done();
        (await api.BriefAsync(ana, "askQuestion", ticket, new() { ["question"] = "Which tariff?" })).Done();
        (await api.BriefAsync(ana, "askQuestion", ticket, new() { ["question"] = "Since when?" })).Done();
        (await api.BriefAsync(ana, "answerQuestion", ticket, new() { ["question"] = "Since when?", ["answer"] = "Since May." })).Done();
        (await api.PromiseAsync(ana, ticket)).Done();
        await SaidByTheCustomerAsync(eva, ticket, "Are you there?");

        var brief = await api.SeenBriefAsync(ben, ticket);

        Assert.StartsWith(
            "Eva Ender wants: A bill that is right; what was understood is confirmed; a record says \"A fee of 25 applies\", which is disputed; 1 attempt so far; 1 open question; promised for ",
            brief.Text("headline"),
            StringComparison.Ordinal);
        Assert.Contains("; unanswered since ", brief.Text("headline"), StringComparison.Ordinal);
        Assert.Equal(("Eva Ender", "de", "A bill that is right."), (brief.Text("addressAs"), brief.Text("language"), brief.Text("goal")));
        Assert.Equal(("Agent", "Customer"), (brief.Text("restatement", "statedBy", "__typename"), brief.Text("restatement", "confirmedBy", "__typename")));
        Assert.Equal([("KNOWN", "RECORD"), ("ASSUMED", "AGENT")], Facts(brief).Select(one => (one.Text("certainty"), one.Text("source"))));
        Assert.Equal(("The contract says none.", "Customer"), (Facts(brief)[0].Text("dispute", "reason"), Facts(brief)[0].Text("dispute", "raisedBy", "__typename")));
        Assert.Equal("Asked accounting.", Assert.Single(brief.GetProperty("attempts").EnumerateArray()).Text("what"));
        Assert.Equal("Which tariff?", Assert.Single(brief.GetProperty("openQuestions").EnumerateArray()).GetString());
        Assert.Equal("Since May.", Assert.Single(brief.GetProperty("answeredQuestions").EnumerateArray()).Text("answer"));
        Assert.Equal(("We call you.", "Ana"), Promised(Assert.Single(brief.GetProperty("promises").EnumerateArray())));
        Assert.Equal("Are you there?", brief.Text("lastCustomerEntry", "text"));
        Assert.NotEqual(JsonValueKind.Null, brief.GetProperty("unansweredSince").ValueKind);
        Assert.Contains("PHONE", brief.GetProperty("channelsUsed").ToString(), StringComparison.Ordinal);

        await api.SayAsync(ana, session, "I am.");
        Assert.Equal(JsonValueKind.Null, (await api.SeenBriefAsync(ben, ticket)).GetProperty("unansweredSince").ValueKind);
    }

    [Fact]
    public async Task Dispute_Upheld_IsShownWithTheSettlementAndToldAsTrueNoMore()
    {
        var (ana, eva) = (await api.NamedAsync("Ana"), await api.SignInAsync("EMAIL", "upheld@example.org"));
        var ticket = (await api.StartAsync(ana, Verified("upheld@example.org"))).Text("ticket", "id");
        var fact = FactsOf((await api.FactAsync(ana, ticket, "A fee of 25 applies.")).Done())[0].Text("id");
        (await api.DisputeAsync(eva, ticket, fact)).Done();
        Assert.Equal("FORBIDDEN", (await api.SettleAsync(eva, ticket, fact, true)).Refusal().Code);

        var settled = (await api.SettleAsync(ana, ticket, fact, true)).Done().GetProperty("ticket").GetProperty("brief");

        Assert.True(Facts(settled)[0].GetProperty("dispute").GetProperty("upheld").GetBoolean());
        Assert.DoesNotContain("fee", settled.Text("headline"), StringComparison.Ordinal);
        Assert.Equal("The contract is right.", Facts(await api.SeenBriefAsync(eva, ticket))[0].Text("dispute", "outcome"));
        Assert.Equal(("WRONG_STATE", "input.factId"), (await api.DisputeAsync(eva, ticket, fact, "It still is.")).Refusal());
    }

    [Fact]
    public async Task Brief_ForTheCustomer_TellsWhatIsRecordedOfThemAndNotWhatAgentsNote()
    {
        var (ana, eva) = (await api.NamedAsync("Ana"), await api.SignInAsync("EMAIL", "reads@example.org"));
        var ticket = (await api.StartAsync(ana, Verified("reads@example.org"))).Text("ticket", "id");
        (await api.FactAsync(ana, ticket, "A fee of 25 applies.")).Done();
        (await api.BriefAsync(ana, "recordAttempt", ticket, new() { ["what"] = "Looked into secrets.", ["outcome"] = "Secret." })).Done();
        (await api.BriefAsync(ana, "askQuestion", ticket, new() { ["question"] = "Is it a secret?" })).Done();

        var seen = await api.SeenBriefAsync(eva, ticket);
        var thread = (await api.AskAsync(eva, $"{{ ticket(by: {{ id: \"{ticket}\" }}) {{ entries(first: 100) {{ nodes {{ ... on ActivityEntry {{ activity summary }} }} }} }} }}")).ToString();

        Assert.Single(Facts(seen));
        Assert.Contains("FACT_RECORDED", thread, StringComparison.Ordinal);
        Assert.DoesNotContain("ecret", seen + thread, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brief_OfWhatWasRecordedUnderAProvedIdentity_IsNotForWhoOnlyClaimsIt()
    {
        var ana = await api.NamedAsync("Ana");
        var ticket = (await api.StartAsync(ana, Asking.Session("CHAT", ("EMAIL", "claims@example.org")))).Text("ticket", "id");
        (await api.FactAsync(ana, ticket, "Said in the chat.")).Done();
        await api.StartAsync(ana, Verified("claims@example.org").With("ticketId", ticket));
        var proved = FactsOf((await api.FactAsync(ana, ticket, "Said on the phone.")).Done())[1].Text("id");

        var (claimed, verified) = (await api.SignInAsync("EMAIL", "claims@example.org", "CLAIMED"), await api.SignInAsync("EMAIL", "claims@example.org"));

        Assert.Equal(["Said in the chat."], Facts(await api.SeenBriefAsync(claimed, ticket)).Select(static fact => fact.Text("statement")));
        Assert.Equal(2, Facts(await api.SeenBriefAsync(verified, ticket)).Count);
        Assert.Equal(("NOT_FOUND", "input.factId"), (await api.DisputeAsync(claimed, ticket, proved)).Refusal());
        (await api.DisputeAsync(verified, ticket, proved)).Done();
    }

    [Fact]
    public async Task Commands_ByOthers_AreRefusedByRole()
    {
        var (ana, eva, ingest) = (await api.NamedAsync("Ana"), await api.SignInAsync("EMAIL", "roles@example.org"), await api.TokenAsync("ingest", "gateway"));
        var stranger = await api.SignInAsync("EMAIL", "stranger.brief@example.org");
        var ticket = (await api.StartAsync(ingest, Verified("roles@example.org").With("channel", "CHAT"))).Text("ticket", "id");
        var other = (await api.StartAsync(ana, Verified("other.brief@example.org"))).Text("ticket", "id");
        var goal = new JsonObject { ["goal"] = "A goal." };

        Assert.Equal("FORBIDDEN", (await api.BriefAsync(eva, "setGoal", ticket, (JsonObject)goal.DeepClone())).Refusal().Code);
        Assert.Equal("FORBIDDEN", (await api.BriefAsync(ingest, "setGoal", ticket, (JsonObject)goal.DeepClone())).Refusal().Code);
        Assert.Equal(("NOT_FOUND", "input.ticketId"), (await api.BriefAsync(stranger, "setGoal", ticket, (JsonObject)goal.DeepClone())).Refusal());
        Assert.Equal(("INVALID", "input.goal"), (await api.BriefAsync(ana, "setGoal", ticket, new() { ["goal"] = "" })).Refusal());
        var fact = FactsOf((await api.FactAsync(ana, ticket, "A fact.")).Done())[0].Text("id");
        (await api.FactAsync(ana, other, "Another fact.")).Done();
        Assert.Equal(("NOT_FOUND", "input.factId"), (await api.DisputeAsync(ana, other, fact)).Refusal());
        Assert.Equal(("NOT_FOUND", "input.factId"), (await api.DisputeAsync(ana, ticket, "fct_nonsense")).Refusal());
        Assert.Equal("FORBIDDEN", (await api.DisputeAsync(ingest, ticket, fact)).Refusal().Code);
        Assert.Empty(Facts(await api.SeenBriefAsync(ingest, ticket)));
    }

    [Fact]
    public async Task Bot_InItsTicket_RecordsAndReadsTheBrief()
    {
        var bot = await api.TokenAsync("bot", "bo", new() { ["name"] = "Bo" });
        var ticket = (await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "bot@example.org")))).Text("ticket", "id");
        (await api.BriefAsync(bot, "setGoal", ticket, new() { ["goal"] = "A goal." })).Done();
        var brief = (await api.BriefAsync(bot, "recordAttempt", ticket, new() { ["what"] = "Restarted.", ["outcome"] = "Nothing." })).Done().GetProperty("ticket").GetProperty("brief");

        Assert.Equal(("A goal.", 1), (brief.Text("goal"), brief.GetProperty("attempts").GetArrayLength()));
        Assert.Equal("Bot", brief.GetProperty("attempts")[0].Text("by", "__typename"));
    }

    [Fact]
    public async Task Bot_WhoseChatIsNotTheLatestSession_RecordsFromTheAssuranceOfItsChat()
    {
        var (bot, ana) = (await api.TokenAsync("bot", "bo", new() { ["name"] = "Bo" }), await api.NamedAsync("Ana"));
        var ticket = (await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "beside@example.org")))).Text("ticket", "id");
        await api.StartAsync(ana, Verified("beside@example.org").With("ticketId", ticket));

        (await api.FactAsync(ana, ticket, "Said on the phone.")).Done();
        (await api.FactAsync(bot, ticket, "Said in the chat.")).Done();

        var claimed = await api.SignInAsync("EMAIL", "beside@example.org", "CLAIMED");
        Assert.Equal(["Said in the chat."], Facts(await api.SeenBriefAsync(claimed, ticket)).Select(static fact => fact.Text("statement")));
    }

    [Fact]
    public async Task Acknowledge_OfTheBriefsPlace_IsShownInItToAgents()
    {
        var (ana, ben, eva) = (await api.NamedAsync("Ana"), await api.NamedAsync("Ben"), await api.SignInAsync("EMAIL", "read@example.org"));
        var ticket = (await api.StartAsync(ana, Verified("read@example.org"))).Text("ticket", "id");
        var asOf = (await api.SeenBriefAsync(ben, ticket)).Text("asOf");

        var brief = (await api.BriefAsync(ben, "acknowledgeBrief", ticket, new() { ["asOf"] = asOf })).Done().GetProperty("ticket").GetProperty("brief");

        var read = Assert.Single(brief.GetProperty("acknowledgements").EnumerateArray());
        Assert.Equal(("Ben", asOf), (read.Text("by", "name"), read.Text("asOf")));
        Assert.Empty((await api.SeenBriefAsync(eva, ticket)).GetProperty("acknowledgements").EnumerateArray());
    }

    [Fact]
    public async Task Brief_OfAMergedCustomersTicket_CallsThemAsTheSurvivorIsCalled()
    {
        var ana = await api.NamedAsync("Ana");
        var survivor = await api.StartAsync(ana, Verified("survivor@example.org").With("customerName", "Eva Ender"));
        var merged = await api.StartAsync(ana, Verified("merged@example.org"));
        var ticket = merged.Text("ticket", "id");
        (await api.MergeAsync(ana, survivor.Text("customer", "id"), merged.Text("customer", "id"))).Done();

        var brief = await api.SeenBriefAsync(ana, ticket);

        Assert.Equal("Eva Ender", brief.Text("addressAs"));
        (await api.BriefAsync(ana, "acknowledgeBrief", ticket, new() { ["asOf"] = brief.Text("asOf") })).Done();
    }

    private static (string, string) Promised(JsonElement promise) => (promise.Text("promise"), promise.Text("responsible", "name"));

    private static IReadOnlyList<JsonElement> FactsOf(JsonElement payload) => Facts(payload.GetProperty("ticket").GetProperty("brief"));

    private static IReadOnlyList<JsonElement> Facts(JsonElement brief) => [.. brief.GetProperty("facts").EnumerateArray()];

    private async Task SaidByTheCustomerAsync(string customer, string ticket, string text)
    {
        var own = await api.StartAsync(customer, new JsonObject { ["channel"] = "CHAT", ["ticketId"] = ticket, ["idempotencyKey"] = Guid.NewGuid().ToString() });
        Assert.Empty((await api.SayAsync(customer, own.Text("session", "id"), text)).GetProperty("errors").EnumerateArray());
    }

    private static JsonObject Verified(string email)
    {
        var input = Asking.Session("PHONE", ("EMAIL", email));
        input["identities"]![0]!["assurance"] = "VERIFIED";
        return input;
    }
}
