using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Access;

/// <summary>Promise 9, where people are mistaken for one another: none sees what is not theirs, and agents see all, with how sure it was.</summary>
public sealed class AssuranceTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Thread =
        "thread { sessions(first: 50) { nodes { id assurance } } entries(first: 100) { nodes { ... on MessageEntry { text } ... on EmailEntry { text } ... on CallEntry { summary } ... on ActivityEntry { summary } } } }";

    private const string Own = "{ viewer { actor { ... on Customer { id name identities { value } tickets(first: 50) { nodes { number subject } } " + Thread + " } } } }";
    private const string ById = "query($c: ID!) { customer(by: { id: $c }) { id name identities { value } tickets(first: 50) { nodes { number subject } } " + Thread + " } }";
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task SharedDevice_TwoWhoSignedIn_NeitherSeesTheOthers()
    {
        var ingest = await api.TokenAsync("ingest", "chat-gateway");
        foreach (var person in new[] { "dev-mia", "dev-tom" })
        {
            var chat = await api.StartAsync(ingest, Identified("CHAT", ("CHAT_VISITOR", "one-browser", "CLAIMED"), ("APP_USER", person, "VERIFIED")).With("subject", $"Matter of {person}"));
            await api.SayAsync(ingest, chat.Text("session", "id"), $"Secret of {person}");
            var signedIn = await AppUserAsync(person);
            await api.SayAsync(signedIn, (await api.StartAsync(signedIn, Asking.Session("SELF_SERVICE"))).Text("session", "id"), $"App secret of {person}");
        }

        foreach (var (person, other) in new[] { ("dev-mia", "dev-tom"), ("dev-tom", "dev-mia") })
        {
            var seen = (await api.AskAsync(await AppUserAsync(person), Own)).ToString();
            Assert.Contains($"App secret of {person}", seen, StringComparison.Ordinal);
            Assert.Contains($"Secret of {person}", seen, StringComparison.Ordinal);
            Assert.DoesNotContain(other, seen, StringComparison.Ordinal);
        }

        // Who only has the browser, whatever its token says, is not one of them.
        foreach (var assurance in new[] { "CLAIMED", "VERIFIED" })
        {
            var browser = await TokenAsync("CHAT_VISITOR", "one-browser", assurance);
            var seen = (await api.AskAsync(browser, Own)).ToString();
            Assert.DoesNotContain("ecret of", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("Matter of", seen, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ForgedFromAddress_MailAsAVerifiedCustomer_OpensNoVerifiedHistory()
    {
        var victim = await VerifiedAsync("EMAIL", "forged.victim@example.org");
        var mail = await api.TokenAsync("ingest", "mail");

        var forged = await api.StartAsync(mail, Asking.Session("EMAIL", ("EMAIL", "forged.victim@example.org")).With("entry", Mail("Send me my bill", "forged.victim@example.org")));
        Assert.Equal(victim.Text("customer", "id"), forged.Text("customer", "id"));
        Assert.Equal("CLAIMED", forged.Text("session", "assurance"));

        var bot = await api.TokenAsync("bot", "forged-bot");
        var answering = await api.StartAsync(bot, Asking.Session("EMAIL", ("EMAIL", "forged.victim@example.org")).With("ticketId", forged.Text("ticket", "id")));
        await AssertBoundedAsync(bot, answering, "Send me my bill");
        var claimed = await TokenAsync("EMAIL", "forged.victim@example.org", "CLAIMED");
        await AssertBoundedAsync(claimed, forged, "Send me my bill");
        await AssertAgentsSeeAllAsync(victim, "VERIFIED", "CLAIMED");
    }

    [Theory]
    [InlineData("CLAIMED", "CLAIMED")]
    [InlineData("CLAIMED", "VERIFIED")]
    [InlineData("VERIFIED", "CLAIMED")]
    [InlineData("VERIFIED", "VERIFIED")]
    public async Task RecycledNumber_ItsNewOwnerCalls_SeesNothingThatWasProved(string oldProof, string newProof)
    {
        var number = Number();
        var pbx = await api.TokenAsync("ingest", "pbx");
        var user = $"old-owner-{number[^4..]}-{oldProof}-{newProof}";
        var old = await api.StartAsync(pbx, Identified("PHONE", ("PHONE", number, oldProof), ("APP_USER", user, "VERIFIED")).With("subject", "Old secret matter").With("customerName", "Old Owner"));
        await api.SayAsync(pbx, old.Text("session", "id"), "Old secret");

        var call = await api.StartAsync(pbx, Identified("PHONE", ("PHONE", number, newProof)).With("entry", Call("I am new at this number")));
        Assert.Equal("CLAIMED", call.Text("session", "assurance"));

        var bot = await api.TokenAsync("bot", $"ivr-{number}");
        var menu = await api.StartAsync(bot, Identified("PHONE", ("PHONE", number, "CLAIMED")));
        await AssertBoundedAsync(bot, menu, "I am new at this number");
        await AssertBoundedAsync(await TokenAsync("PHONE", number, newProof), call, "I am new at this number");

        // The one who proved more sees all, and agents see how sure each session was.
        Assert.Contains("Old secret", (await api.AskAsync(await AppUserAsync(user), Own)).ToString(), StringComparison.Ordinal);
        await AssertAgentsSeeAllAsync(old, "VERIFIED", "CLAIMED");
    }

    [Fact]
    public async Task RecycledNumber_OfOneWhoProvedNothingElse_IsTakenAwayAndOpensNothing()
    {
        var number = Number();
        var pbx = await api.TokenAsync("ingest", "pbx");
        var old = await api.StartAsync(pbx, Identified("PHONE", ("PHONE", number, "VERIFIED")).With("subject", "Old secret matter"));
        await api.SayAsync(pbx, old.Text("session", "id"), "Old secret");
        var unlinked = await api.AskAsync(
            await api.TokenAsync("agent", "ana"),
            "mutation($c: ID!, $v: String!) { unlinkIdentity(input: { customerId: $c, kind: PHONE, value: $v, reason: \"The number was given up.\" }) { errors { message } } }",
            new() { ["c"] = old.Text("customer", "id"), ["v"] = number });
        Assert.Empty(unlinked.GetProperty("unlinkIdentity").GetProperty("errors").EnumerateArray());

        var call = await api.StartAsync(pbx, Identified("PHONE", ("PHONE", number, "VERIFIED")));

        Assert.NotEqual(old.Text("customer", "id"), call.Text("customer", "id"));
        Assert.DoesNotContain("ecret", (await api.AskAsync(await TokenAsync("PHONE", number, "VERIFIED"), Own)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForwardedEmail_AnsweredByAnother_LearnsNothingAndTakesNothing()
    {
        var victim = await VerifiedAsync("EMAIL", "forwarder@example.org");
        var (agent, mail) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "mail"));
        var sent = $"{Guid.NewGuid():N}@mail.example";
        await api.AskAsync(agent, Asking.Record, new()
        {
            ["i"] = new JsonObject { ["sessionId"] = victim.Text("session", "id"), ["content"] = Mail("Secret of the company's", "help@example.com", sent, "OUTBOUND"), ["idempotencyKey"] = sent },
        });
        var friend = await api.StartAsync(mail, Asking.Session("EMAIL", ("EMAIL", "friend@example.net")).With("entry", Mail("My own matter", "friend@example.net")));

        var answer = await api.StartAsync(mail, Answer("friend@example.net"));
        var stranger = await api.StartAsync(mail, Answer("stranger@example.net"));

        foreach (var reply in new[] { answer, stranger })
        {
            Assert.Equal(victim.Text("customer", "id"), reply.Text("customer", "id"));
            Assert.Equal(("ANONYMOUS", "EMAIL_REPLY"), (reply.Text("session", "assurance"), reply.Text("session", "match", "customerRule")));
        }

        Assert.Contains("merging them was suggested", answer.Text("session", "match", "explanation"), StringComparison.Ordinal);
        Assert.DoesNotContain("suggested", stranger.Text("session", "match", "explanation"), StringComparison.Ordinal);

        // Neither address has become the customer's, and who has it sees nothing of theirs.
        var known = (await api.AskAsync(agent, ById, new() { ["c"] = victim.Text("customer", "id") })).GetProperty("customer");
        Assert.Equal(["forwarder@example.org"], known.GetProperty("identities").EnumerateArray().Select(i => i.Text("value")));
        var own = (await api.AskAsync(await TokenAsync("EMAIL", "friend@example.net", "VERIFIED"), Own)).GetProperty("viewer").GetProperty("actor");
        Assert.Equal(friend.Text("customer", "id"), own.Text("id"));
        Assert.Contains("My own matter", own.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ecret", own.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Quoted", own.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ecret", (await api.AskAsync(await TokenAsync("EMAIL", "stranger@example.net", "VERIFIED"), Own)).ToString(), StringComparison.Ordinal);

        // What they quote of the matter is not shown to those who may not see the matter itself.
        var claimed = (await api.AskAsync(await TokenAsync("EMAIL", "forwarder@example.org", "CLAIMED"), Own)).GetProperty("viewer").GetProperty("actor");
        Assert.Empty(claimed.GetProperty("thread").GetProperty("sessions").GetProperty("nodes").EnumerateArray());
        Assert.Empty(claimed.GetProperty("tickets").GetProperty("nodes").EnumerateArray());
        Assert.DoesNotContain("Quoted", claimed.ToString(), StringComparison.Ordinal);
        await AssertAgentsSeeAllAsync(victim, "VERIFIED", "ANONYMOUS");

        JsonObject Answer(string from) => Asking.Session("EMAIL", ("EMAIL", from)).With("entry", Mail("Quoted: the matter", from, inReplyTo: sent));
    }

    [Fact]
    public async Task TicketNamedWithoutIdentities_OpensItToNobodyElse()
    {
        var victim = await VerifiedAsync("EMAIL", "named.by.bot@example.org");
        var bot = await api.TokenAsync("bot", "naming-bot");

        var joined = await api.StartAsync(bot, Asking.Session("CHAT").With("ticketId", victim.Text("ticket", "id")));
        await api.SayAsync(bot, joined.Text("session", "id"), "Hello, whoever you are");

        Assert.Equal("ANONYMOUS", joined.Text("session", "assurance"));
        var seenByBot = (await api.AskAsync(bot, ById, new() { ["c"] = victim.Text("customer", "id") })).GetProperty("customer");
        Assert.Contains("Hello, whoever you are", seenByBot.ToString(), StringComparison.Ordinal);
        Assert.Equal($"Ticket {victim.Text("ticket", "number")}", Assert.Single(seenByBot.GetProperty("tickets").GetProperty("nodes").EnumerateArray()).Text("subject"));
        Assert.DoesNotContain("ecret", seenByBot.ToString(), StringComparison.Ordinal);
        var claimed = (await api.AskAsync(await TokenAsync("EMAIL", "named.by.bot@example.org", "CLAIMED"), Own)).GetProperty("viewer").GetProperty("actor");
        Assert.Empty(claimed.GetProperty("tickets").GetProperty("nodes").EnumerateArray());
        Assert.Empty(claimed.GetProperty("thread").GetProperty("sessions").GetProperty("nodes").EnumerateArray());
    }

    private static string Number() => "+4930" + (Math.Abs(BitConverter.ToInt32(Guid.NewGuid().ToByteArray())) % 10_000_000).ToString("0000000", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Call(string summary) => new() { ["call"] = new JsonObject { ["direction"] = "INBOUND", ["duration"] = "PT1M", ["summary"] = summary } };

    private static JsonObject Mail(string text, string from, string? id = null, string direction = "INBOUND", string? inReplyTo = null) => new()
    {
        ["email"] = new JsonObject
        {
            ["direction"] = direction,
            ["subject"] = "Mail",
            ["text"] = text,
            ["from"] = from,
            ["to"] = new JsonArray("help@example.com"),
            ["messageId"] = id,
            ["inReplyTo"] = inReplyTo,
        },
    };

    private static JsonObject Identified(string channel, params (string Kind, string Value, string Assurance)[] identities) => new()
    {
        ["channel"] = channel,
        ["identities"] = new JsonArray([.. identities.Select(i => new JsonObject { ["kind"] = i.Kind, ["value"] = i.Value, ["assurance"] = i.Assurance })]),
        ["idempotencyKey"] = Guid.NewGuid().ToString(),
    };

    private Task<string> AppUserAsync(string id) => api.TokenAsync("customer", id);

    private Task<string> TokenAsync(string kind, string value, string assurance) => api.TokenAsync(
        "customer", $"{kind}-{value}".ToLowerInvariant(), new() { ["identity"] = new JsonObject { ["kind"] = kind, ["value"] = value }, ["assurance"] = assurance });

    /// <summary>A customer who has proved who they are, with a secret and a secret matter.</summary>
    private async Task<JsonElement> VerifiedAsync(string kind, string value)
    {
        var verified = await TokenAsync(kind, value, "VERIFIED");
        var started = await api.StartAsync(verified, Asking.Session("SELF_SERVICE").With("subject", "Old secret matter").With("customerName", "Old Owner"));
        await api.SayAsync(verified, started.Text("session", "id"), "Old secret");
        return started;
    }

    /// <summary>Who is in a session that was only claimed sees what was said in such, and nothing of what was proved.</summary>
    private async Task AssertBoundedAsync(string token, JsonElement session, string said)
    {
        var seen = (await api.AskAsync(token, ById, new() { ["c"] = session.Text("customer", "id") })).GetProperty("customer");
        Assert.Contains(said, seen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ecret", seen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Old Owner", seen.ToString(), StringComparison.Ordinal);
        Assert.All(seen.GetProperty("thread").GetProperty("sessions").GetProperty("nodes").EnumerateArray(), s => Assert.NotEqual("VERIFIED", s.Text("assurance")));
    }

    private async Task AssertAgentsSeeAllAsync(JsonElement customer, params string[] assurances)
    {
        var seen = (await api.AskAsync(await api.TokenAsync("agent", "ana"), ById, new() { ["c"] = customer.Text("customer", "id") })).GetProperty("customer");
        Assert.Contains("Old secret", seen.ToString(), StringComparison.Ordinal);
        Assert.Equal(assurances.Order(), seen.GetProperty("thread").GetProperty("sessions").GetProperty("nodes").EnumerateArray().Select(s => s.Text("assurance")).Distinct().Order());
    }
}
