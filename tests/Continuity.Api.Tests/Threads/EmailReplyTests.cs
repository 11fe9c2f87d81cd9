using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Threads;

/// <summary>A customer who writes by e-mail is known by what they answer, before their address.</summary>
public sealed class EmailReplyTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task StartSession_AnsweringWhatAnAgentSent_GoesOnThereFromAnotherAddress()
    {
        var (first, mail) = await StartAsync("writer");
        var sent = await SendAsync(first.Text("session", "id"));

        var reply = await api.StartAsync(mail, Mail("private@example.net", Id(), $"<{sent}>"));

        AssertReply(first, reply, "ANONYMOUS");
        var again = await api.StartAsync(mail, Mail("private@example.net", Id()));
        Assert.NotEqual(first.Text("customer", "id"), again.Text("customer", "id"));
    }

    [Fact]
    public async Task StartSession_AnsweringWhatCameIn_GoesOnThere()
    {
        var id = Id();
        var (first, mail) = await StartAsync("own-answer", id);
        AssertReply(first, await api.StartAsync(mail, Mail("own-answer@example.org", Id(), id)), "CLAIMED");
    }

    [Fact]
    public async Task StartSession_TheSameEmailTwice_GoesToTheSameThread()
    {
        var id = Id();
        var (first, mail) = await StartAsync("twice", id);
        AssertReply(first, await api.StartAsync(mail, Mail("twice.private@example.net", $" <{id}> ")), "ANONYMOUS");
    }

    [Fact]
    public async Task StartSession_TheEmailThatWasAnsweredBeforeItCame_GoesWithItsAnswer()
    {
        var id = Id();
        var (first, mail) = await StartAsync("answered-first");
        await SendAsync(first.Text("session", "id"), inReplyTo: id);
        AssertReply(first, await api.StartAsync(mail, Mail("answered.elsewhere@example.net", id)), "ANONYMOUS");
    }

    [Fact]
    public async Task StartSession_NamingSomethingElse_IsNoReply()
    {
        var id = Id();
        var (first, mail) = await StartAsync("named", id);
        var other = await api.StartAsync(mail, Mail("named.other@example.org", Id()));

        var named = await api.StartAsync(mail, Mail("named@example.org", Id(), id).With("ticketId", other.Text("ticket", "id")));
        var fresh = await api.StartAsync(mail, Mail("named@example.org", Id(), id).With("newTicket", true));
        var chat = await api.StartAsync(mail, Mail("named.third@example.org", Id(), id).With("channel", "CHAT"));

        Assert.Equal("EXPLICIT_TICKET", named.Text("session", "match", "customerRule"));
        Assert.Equal(("SINGLE_MATCH", "NEW_TICKET"), (fresh.Text("session", "match", "customerRule"), fresh.Text("session", "match", "ticketRule")));
        Assert.NotEqual(first.Text("customer", "id"), chat.Text("customer", "id"));
    }

    [Fact]
    public async Task StartSession_ByACustomer_IsTheirOwnWhateverItAnswers()
    {
        var id = Id();
        var (first, _) = await StartAsync("victim", id);
        var thief = await api.TokenAsync("customer", "thief-by-mail");

        var started = await api.StartAsync(thief, Mail(null, Id(), id));

        Assert.NotEqual(first.Text("customer", "id"), started.Text("customer", "id"));
        Assert.NotEqual(first.Text("ticket", "id"), started.Text("ticket", "id"));
    }

    [Fact]
    public async Task RecordEntry_ACustomerPlantsAnId_LeadsNobodyToThem()
    {
        var planted = Id();
        var thief = await api.TokenAsync("customer", "planter");
        var started = await api.StartAsync(thief, Mail(null, planted));
        await RecordAsync(thief, started.Text("session", "id"), "INBOUND", planted, planted);

        var victim = await api.StartAsync(await api.TokenAsync("ingest", "mail"), Mail("planted.on@example.org", Id(), planted));

        Assert.NotEqual(started.Text("customer", "id"), victim.Text("customer", "id"));
    }

    [Fact]
    public async Task StartSession_AnsweringACircularThatSomebodyAnsweredBefore_StaysWithItsAddress()
    {
        var circular = Id();
        var mail = await api.TokenAsync("ingest", "mail");
        var one = await api.StartAsync(mail, Mail("circular.one@example.org", Id(), circular));
        var other = await api.StartAsync(mail, Mail("circular.other@example.org", Id(), circular));
        Assert.NotEqual(one.Text("customer", "id"), other.Text("customer", "id"));

        // Sent to both of them, and recorded in both threads.
        var agent = await api.TokenAsync("agent", "ana");
        await RecordAsync(agent, one.Text("session", "id"), "OUTBOUND", circular, null);
        await RecordAsync(agent, other.Text("session", "id"), "OUTBOUND", circular, null);
        Assert.Equal(other.Text("customer", "id"), (await api.StartAsync(mail, Mail("circular.other@example.org", Id(), circular))).Text("customer", "id"));
    }

    [Fact]
    public async Task StartSession_AnsweringWhatAnOutsiderCalledAsTheCompanyCallsItsOwn_StaysWithTheOneWhoIsKnown()
    {
        var id = Id();
        await StartAsync("impostor", id);
        var mail = await api.TokenAsync("ingest", "mail");
        var known = await api.StartAsync(mail, Mail("known.writer@example.org", Id()));

        var reply = await api.StartAsync(mail, Mail("known.writer@example.org", Id(), id));

        Assert.Equal(known.Text("customer", "id"), reply.Text("customer", "id"));
        Assert.Equal("SINGLE_MATCH", reply.Text("session", "match", "customerRule"));
    }

    [Fact]
    public async Task StartSession_ReplyRepeated_GetsTheFirstAnswer()
    {
        var id = Id();
        var (_, mail) = await StartAsync("repeated", id);
        var input = Mail("repeated.private@example.net", Id(), id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.StartAsync(mail, input)));

        Assert.Single(answers.Select(a => a.Text("session", "id")).Distinct());
    }

    private static void AssertReply(JsonElement first, JsonElement reply, string assurance)
    {
        Assert.Equal(("EMAIL_REPLY", "EMAIL_REPLY"), (reply.Text("session", "match", "customerRule"), reply.Text("session", "match", "ticketRule")));
        Assert.Equal(first.Text("customer", "id"), reply.Text("customer", "id"));
        Assert.Equal(first.Text("ticket", "id"), reply.Text("ticket", "id"));
        Assert.Equal(first.Text("session", "id"), reply.Text("session", "continues", "id"));
        Assert.Equal(assurance, reply.Text("session", "assurance"));
    }

    private static string Id() => $"{Guid.NewGuid():N}@mail.example";

    private static JsonObject Email(string direction, string? from, string? id, string? inReplyTo) => new()
    {
        ["email"] = new JsonObject
        {
            ["direction"] = direction,
            ["subject"] = "My bill",
            ["text"] = "Hello",
            ["from"] = from ?? "somebody@example.org",
            ["to"] = new JsonArray("help@example.com"),
            ["messageId"] = id,
            ["inReplyTo"] = inReplyTo,
        },
    };

    private static JsonObject Mail(string? from, string id, string? inReplyTo = null) =>
        (from is null ? Asking.Session("EMAIL") : Asking.Session("EMAIL", ("EMAIL", from))).With("entry", Email("INBOUND", from, id, inReplyTo));

    private async Task<(JsonElement Started, string Mail)> StartAsync(string name, string? id = null)
    {
        var mail = await api.TokenAsync("ingest", "mail");
        return (await api.StartAsync(mail, Mail($"{name}@example.org", id ?? Id())), mail);
    }

    /// <summary>An agent's e-mail in a session; its Message-ID.</summary>
    private async Task<string> SendAsync(string session, string? inReplyTo = null)
    {
        var id = Id();
        await RecordAsync(await api.TokenAsync("agent", "ana"), session, "OUTBOUND", id, inReplyTo);
        return id;
    }

    private async Task RecordAsync(string token, string session, string direction, string? id, string? inReplyTo)
    {
        var payload = (await api.AskAsync(token, Asking.Record, new()
        {
            ["i"] = new JsonObject
            {
                ["sessionId"] = session,
                ["content"] = Email(direction, null, id, inReplyTo),
                ["idempotencyKey"] = Guid.NewGuid().ToString(),
            },
        })).GetProperty("recordEntry");
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
    }
}
