using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Threads;

/// <summary>Who follows a thread gets each entry that they may see when it comes, once and in order.</summary>
public sealed class ThreadEntriesTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task ThreadEntries_FromACursor_GivesWhatIsThereAndWhatComes()
    {
        var (agent, ingest, started) = await StartAsync("followed");
        var (customer, session) = (started.Text("customer", "id"), started.Text("session", "id"));
        await api.SayAsync(ingest, session, "Before");
        var (first, _) = await api.CursorsAsync(agent, customer);
        using var stream = await api.FollowAsync(agent, customer, first);

        Assert.Equal("Before", await stream.TextAsync());
        for (var n = 0; n < 10; n++)
        {
            await api.SayAsync(ingest, session, $"{n}");
            Assert.Equal($"{n}", await stream.TextAsync());
        }
    }

    [Fact]
    public async Task ThreadEntries_FromEachCursorInTurn_GivesAllThatComesAfterIt()
    {
        var (agent, ingest, started) = await StartAsync("resumed");
        var customer = started.Text("customer", "id");
        foreach (var n in Enumerable.Range(0, 10))
        {
            await api.SayAsync(ingest, started.Text("session", "id"), $"{n}");
        }

        var cursor = (await api.CursorsAsync(agent, customer)).First;
        var sequence = 1;
        for (var n = -1; n < 9; sequence++)
        {
            using var stream = await api.FollowAsync(agent, customer, cursor);
            var entry = await stream.EntryAsync();
            Assert.Equal(sequence + 1, entry.GetProperty("sequence").GetInt32());
            (cursor, n) = (entry.Text("cursor"), entry.TryGetProperty("text", out _) ? n + 1 : n);
        }
    }

    [Fact]
    public async Task ThreadEntries_WithoutACursor_GivesOnlyWhatComes()
    {
        var (agent, ingest, started) = await StartAsync("fresh");
        await api.SayAsync(ingest, started.Text("session", "id"), "Before");
        using var stream = await api.FollowAsync(agent, started.Text("customer", "id"), null);
        var first = stream.TextAsync();

        for (var n = 0; !first.IsCompleted; n++)
        {
            await api.SayAsync(ingest, started.Text("session", "id"), $"{n}");
        }

        Assert.NotEqual("Before", await first);
    }

    [Fact]
    public async Task ThreadEntries_ForTheCustomer_PassesOverWhatIsInternal()
    {
        var (agent, _, started) = await StartAsync("private");
        var (customer, session) = (started.Text("customer", "id"), started.Text("session", "id"));
        using var stream = await api.FollowAsync(await CustomerAsync("private"), customer, (await api.CursorsAsync(agent, customer)).Last);

        await NoteAsync(agent, session, "Among us");
        await api.SayAsync(agent, session, "For you");
        var entry = await stream.EntryAsync();

        Assert.Equal("For you", entry.Text("text"));
    }

    [Fact]
    public async Task ThreadEntries_ForOneWhoOnlyClaimsToBeTheCustomer_PassesOverWhatWasVerified()
    {
        var verified = await CustomerAsync("doubted");
        var proved = await api.StartAsync(verified, Asking.Session("SELF_SERVICE"));
        var claimed = await api.TokenAsync("customer", "doubted", new() { ["identity"] = IdentityOf("doubted"), ["assurance"] = "CLAIMED" });
        var said = await api.StartAsync(claimed, Asking.Session("SELF_SERVICE"));
        var customer = proved.Text("customer", "id");
        var (_, last) = await api.CursorsAsync(await api.TokenAsync("agent", "ana"), customer);
        using var stream = await api.FollowAsync(claimed, customer, last);

        await api.SayAsync(verified, proved.Text("session", "id"), "Secret");
        await api.SayAsync(claimed, said.Text("session", "id"), "Not secret");

        Assert.Equal("Not secret", await stream.TextAsync());
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("bot")]
    [InlineData("ingest")]
    public async Task ThreadEntries_OfACustomerThatTheCallerMayNotKnowOf_IsNotFound(string role)
    {
        var (_, _, started) = await StartAsync("unknown-to-" + role);
        var token = await api.TokenAsync(role, "stranger");

        using var stream = await api.FollowAsync(token, started.Text("customer", "id"), null);

        Assert.Equal("NOT_FOUND", (await stream.RefusalAsync()).Code);
    }

    [Theory]
    [InlineData("unheard of", null, "NOT_FOUND")]
    [InlineData("tkt_1", null, "INVALID_ID")]
    [InlineData(null, "rubbish", "INVALID_CURSOR")]
    [InlineData(null, "session", "INVALID_CURSOR")]
    [InlineData(null, "foreign", "INVALID_CURSOR")]
    public async Task ThreadEntries_OfWhatIsNoCustomerOrBehindWhatIsNoCursorOfIts_IsRefusedAsListsDo(string? id, string? after, string code)
    {
        var (agent, _, started) = await StartAsync("refused");
        var (_, _, other) = await StartAsync("refused-too");
        var customer = started.Text("customer", "id");
        after = after switch
        {
            "foreign" => (await api.CursorsAsync(agent, other.Text("customer", "id"))).Last,
            "session" => (await api.AskAsync(agent, "query($c: ID!) { customer(by: { id: $c }) { thread { sessions { edges { cursor } } } } }", new() { ["c"] = customer }))
                .GetProperty("customer").GetProperty("thread").GetProperty("sessions").GetProperty("edges")[0].Text("cursor"),
            _ => after,
        };

        using var stream = await api.FollowAsync(agent, id == "unheard of" ? customer[..^3] + "000" : id ?? customer, after);

        Assert.Equal(code, (await stream.RefusalAsync()).Code);
    }

    [Fact]
    public async Task ThreadEntries_ForABotWhoseSessionEnds_EndsAsForbidden()
    {
        var bot = await api.TokenAsync("bot", "billie");
        var started = await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "botted@example.org")));
        var (customer, session) = (started.Text("customer", "id"), started.Text("session", "id"));
        var (first, _) = await api.CursorsAsync(await api.TokenAsync("agent", "ana"), customer);
        using var stream = await api.FollowAsync(bot, customer, first);
        await api.SayAsync(bot, session, "How can I help?");
        Assert.Equal("How can I help?", await stream.TextAsync());

        await api.AskAsync(bot, "mutation($s: ID!) { endSession(input: { sessionId: $s }) { errors { code } } }", new() { ["s"] = session });
        var (code, before) = await stream.RefusalAsync();

        Assert.Equal("FORBIDDEN", code);
        Assert.Empty(before);
        using var again = await api.FollowAsync(bot, customer, first);
        Assert.Equal("NOT_FOUND", (await again.RefusalAsync()).Code);
    }

    [Fact]
    public async Task ThreadEntries_ForAChannelsSystem_AreThoseOfItsOwnSessions()
    {
        var (agent, ingest, started) = await StartAsync("two-channels");
        var other = await api.TokenAsync("ingest", "mailbox");
        var mail = await api.StartAsync(other, Asking.Session("EMAIL", ("EMAIL", "two-channels@example.org")));
        var customer = started.Text("customer", "id");
        using var stream = await api.FollowAsync(ingest, customer, (await api.CursorsAsync(agent, customer)).Last);

        await api.SayAsync(other, mail.Text("session", "id"), "By mail");
        await api.SayAsync(ingest, started.Text("session", "id"), "By chat");

        Assert.Equal("By chat", await stream.TextAsync());
    }

    private static JsonObject IdentityOf(string name) => new() { ["kind"] = "EMAIL", ["value"] = name + "@example.org" };

    private Task<string> CustomerAsync(string name) => api.TokenAsync("customer", name, new() { ["identity"] = IdentityOf(name) });

    private Task<JsonElement> NoteAsync(string agent, string session, string text) => api.AskAsync(agent, Asking.Record, new()
    {
        ["i"] = new JsonObject
        {
            ["sessionId"] = session,
            ["content"] = new JsonObject { ["note"] = new JsonObject { ["text"] = text } },
            ["visibility"] = "INTERNAL",
            ["idempotencyKey"] = Guid.NewGuid().ToString(),
        },
    });

    private async Task<(string Agent, string Ingest, JsonElement Started)> StartAsync(string name)
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        return (await api.TokenAsync("agent", "ana"), ingest, await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", name + "@example.org"))));
    }
}
