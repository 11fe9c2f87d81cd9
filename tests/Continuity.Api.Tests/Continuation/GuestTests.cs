using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Threads;

namespace Continuity.Api.Tests.Continuation;

/// <summary>Customers who sign in and come with a code: at home where nobody knew them, a guest where they are somebody else.</summary>
public sealed class GuestTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Read =
        "query($c: ID!, $th: ID!) { customer(by: { id: $c }) { name language lastContactAt identities { value } thread { channels sessions(first: 100) { nodes { id } } "
        + "entries(first: 100) { nodes { visibility ... on MessageEntry { text } ... on NoteEntry { text } } } } tickets { nodes { id subject } } } node(id: $th) { id } }";

    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task StartSession_AnonymousVisitorWhoSignsIn_IsAtHomeThere()
    {
        var ingest = await api.TokenAsync("ingest", "web");
        var chat = await api.StartAsync(ingest, Asking.Session("CHAT", ("CHAT_VISITOR", "visitor-1")));
        await api.SayAsync(ingest, chat.Text("session", "id"), "Before");
        var (_, link) = await api.IssueAsync(ingest, chat.Text("ticket", "id"));
        var nora = await CustomerAsync("nora");

        var started = await api.StartAsync(nora, Codes.With("SELF_SERVICE", link).With("entry", new JsonObject { ["message"] = new JsonObject { ["text"] = "It is me" } }));

        Assert.Equal(chat.Text("customer", "id"), started.Text("customer", "id"));
        Assert.Equal("VERIFIED", started.Text("session", "assurance"));
        var own = await api.AskAsync(nora, "{ viewer { actor { ... on Customer { id identities { kind assurance } thread { entries(first: 100) { nodes { ... on MessageEntry { text } } } } } } } }");
        var actor = own.GetProperty("viewer").GetProperty("actor");
        Assert.Equal(chat.Text("customer", "id"), actor.Text("id"));
        Assert.Contains("{\"kind\":\"APP_USER\",\"assurance\":\"VERIFIED\"}", actor.GetProperty("identities").ToString(), StringComparison.Ordinal);
        Assert.Equal(["Before", "It is me"], Texts(actor));
    }

    [Fact]
    public async Task Guest_WhileTheSessionGoesOn_SeesWhatIsPublicAndNoSurerThanTheCodeAndNoProfile()
    {
        var host = await HostAsync("eva");
        var (gus, own) = await GuestAsync("gus");

        var visit = await api.StartAsync(gus, Codes.With("SELF_SERVICE", host.Code));

        Assert.Equal((host.Customer, host.Ticket), (visit.Text("customer", "id"), visit.Text("ticket", "id")));
        Assert.Equal("CLAIMED", visit.Text("session", "assurance"));
        Assert.NotEqual("The secret matter", visit.Text("ticket", "subject"));
        Assert.Empty((await api.SayAsync(gus, visit.Text("session", "id"), "From the guest")).GetProperty("errors").EnumerateArray());

        var seen = await ReadAsync(gus, host.Customer);
        var customer = seen.GetProperty("customer");
        Assert.All(["name", "language", "lastContactAt"], name => Assert.Equal(JsonValueKind.Null, customer.GetProperty(name).ValueKind));
        Assert.Empty(customer.GetProperty("identities").EnumerateArray());
        Assert.Equal(["Claimed", "From the guest"], Texts(customer));
        Assert.DoesNotContain("secret", seen.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(host.Verified, seen.ToString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await ByIdentityAsync(gus, "eva")).ValueKind);
        Assert.NotEqual(JsonValueKind.Null, (await ByIdentityAsync(await api.TokenAsync("agent", "ana"), "eva")).ValueKind);

        var viewer = (await api.AskAsync(gus, "{ viewer { actor { ... on Customer { id thread { entries(first: 100) { nodes { ... on MessageEntry { text } } } } } } } }")).GetProperty("viewer").GetProperty("actor");
        Assert.Equal(own.Text("customer", "id"), viewer.Text("id"));
        Assert.Empty(Texts(viewer));
    }

    [Fact]
    public async Task Guest_BeyondTheirSession_MayDoNothing()
    {
        var host = await HostAsync("ida");
        var (gus, _) = await GuestAsync("gil");
        var visit = await api.StartAsync(gus, Codes.With("SELF_SERVICE", host.Code));

        foreach (var session in new[] { host.Claimed, host.Verified })
        {
            Assert.Equal("NOT_FOUND", (await api.SayAsync(gus, session, "Let me in")).GetProperty("errors")[0].Text("code"));
            Assert.Equal("NOT_FOUND", await api.EndAsync(gus, session));
            Assert.Equal("NOT_FOUND", (await api.RefusedStartAsync(gus, Asking.Session("SELF_SERVICE").With("continuesSessionId", session))).Text("code"));
        }

        Assert.Equal("NOT_FOUND", (await api.RefusedStartAsync(gus, Asking.Session("SELF_SERVICE").With("ticketId", host.Ticket))).Text("code"));
        Assert.Equal("FORBIDDEN", await api.RefusedCodeAsync(gus, host.Ticket));
        Assert.Equal("FORBIDDEN", await UpdateAsync(gus, host.Customer));
        Assert.Null(await api.EndAsync(gus, visit.Text("session", "id")));
    }

    [Fact]
    public async Task Guest_WhoGivesFeedback_MaySendItAgainAndTheCustomerReadsIt()
    {
        const string End = "mutation($s: ID!, $f: String!) { endSession(input: { sessionId: $s, feedback: $f }) { session { state customerFeedback { text } } errors { code } } }";
        const string Read = "query($s: ID!) { node(id: $s) { ... on Session { customerFeedback { text } } } }";
        var host = await HostAsync("una");
        var (gus, _) = await GuestAsync("gwen");
        var session = (await api.StartAsync(gus, Codes.With("SELF_SERVICE", host.Code))).Text("session", "id");

        var given = await GiveAsync("It took long.");

        Assert.Equal(("ENDED", JsonValueKind.Null), (given.Text("session", "state"), given.GetProperty("session").GetProperty("customerFeedback").ValueKind));
        Assert.Equal(given.ToString(), (await GiveAsync("It took long.")).ToString());
        Assert.Equal("NOT_FOUND", (await GiveAsync("It took for ever.")).GetProperty("errors")[0].Text("code"));
        foreach (var token in new[] { await CustomerAsync("una"), await api.TokenAsync("agent", "ana") })
        {
            Assert.Equal("It took long.", (await api.AskAsync(token, Read, new() { ["s"] = session })).Text("node", "customerFeedback", "text"));
        }

        async Task<JsonElement> GiveAsync(string feedback) => (await api.AskAsync(gus, End, new() { ["s"] = session, ["f"] = feedback })).GetProperty("endSession");
    }

    [Fact]
    public async Task Guest_OnceTheSessionHasEnded_SeesNothingAndFollowsNothing()
    {
        var host = await HostAsync("uma");
        var (gus, _) = await GuestAsync("gia");
        var visit = await api.StartAsync(gus, Codes.With("SELF_SERVICE", host.Code));
        var (first, _) = await api.CursorsAsync(await api.TokenAsync("agent", "ana"), host.Customer);
        using var stream = await api.FollowAsync(gus, host.Customer, first);
        Assert.Equal("Claimed", await stream.TextAsync());
        await api.SayAsync(gus, visit.Text("session", "id"), "From the guest");
        Assert.Equal("From the guest", await stream.TextAsync());

        Assert.Null(await api.EndAsync(await api.TokenAsync("agent", "ana"), visit.Text("session", "id")));
        await api.SayAsync(host.Ingest, host.Claimed, "When the guest had gone");

        var (code, before) = await stream.RefusalAsync();
        Assert.Equal("FORBIDDEN", code);
        Assert.Empty(before);
        var seen = await ReadAsync(gus, host.Customer);
        Assert.All(seen.EnumerateObject(), thing => Assert.Equal(JsonValueKind.Null, thing.Value.ValueKind));
        using var again = await api.FollowAsync(gus, host.Customer, first);
        Assert.Equal("NOT_FOUND", (await again.RefusalAsync()).Code);
        Assert.Equal("NOT_FOUND", (await api.SayAsync(gus, visit.Text("session", "id"), "Still here?")).GetProperty("errors")[0].Text("code"));
        Assert.Equal("NOT_FOUND", await api.RefusedCodeAsync(gus, host.Ticket));
    }

    [Fact]
    public async Task Guest_WhoMayBeTheCustomer_IsSuggestedAndAGuestAllTheSame()
    {
        var ingest = await api.TokenAsync("ingest", "phone");
        var call = await api.StartAsync(ingest, Asking.Session("PHONE", ("PHONE", "+49 30 4000001")));
        await api.SayAsync(ingest, call.Text("session", "id"), "On the phone");
        var (code, _) = await api.IssueAsync(ingest, call.Text("ticket", "id"));
        var (gus, own) = await GuestAsync("gero");

        var visit = await api.StartAsync(gus, Codes.With("SELF_SERVICE", code));

        Assert.Equal("CONTINUATION_CODE", visit.Text("session", "match", "customerRule"));
        Assert.Contains("Another customer may be the same person: merging them was suggested.", visit.Text("session", "match", "explanation"), StringComparison.Ordinal);
        Assert.Contains("a guest here", visit.Text("session", "match", "explanation"), StringComparison.Ordinal);
        Assert.Empty((await ReadAsync(gus, call.Text("customer", "id"))).GetProperty("customer").GetProperty("identities").EnumerateArray());
        Assert.Null(await api.EndAsync(gus, visit.Text("session", "id")));
        Assert.All((await ReadAsync(gus, call.Text("customer", "id"))).EnumerateObject(), thing => Assert.Equal(JsonValueKind.Null, thing.Value.ValueKind));
        Assert.Equal(own.Text("customer", "id"), (await api.StartAsync(gus, Asking.Session("SELF_SERVICE"))).Text("customer", "id"));
    }

    [Fact]
    public async Task Guest_WhoIsOnlyClaimedToBeTheOneWhoCame_SeesNothing()
    {
        var host = await HostAsync("ola");
        var (gus, _) = await GuestAsync("gabe");
        var visit = await api.StartAsync(gus, Codes.With("SELF_SERVICE", host.Code));
        var claimed = await api.TokenAsync("customer", "gabe", new() { ["identity"] = IdentityOf("gabe"), ["assurance"] = "CLAIMED" });

        var seen = await ReadAsync(claimed, host.Customer);

        Assert.All(seen.EnumerateObject(), thing => Assert.Equal(JsonValueKind.Null, thing.Value.ValueKind));
        Assert.Equal("NOT_FOUND", (await api.SayAsync(claimed, visit.Text("session", "id"), "Me too")).GetProperty("errors")[0].Text("code"));
    }

    [Fact]
    public async Task Guest_WhomNobodyKnewButWhoCannotBeTheCustomer_IsAtHomeWhereTheyStartThemselves()
    {
        // The customer has an APP_USER, and may have one.
        var host = await HostAsync("zoe");
        var other = await CustomerAsync("zack");

        var visit = await api.StartAsync(other, Codes.With("SELF_SERVICE", host.Code));
        Assert.Equal("CLAIMED", visit.Text("session", "assurance"));
        Assert.Equal("NOT_FOUND", (await api.SayAsync(other, host.Claimed, "Let me in")).GetProperty("errors")[0].Text("code"));
        Assert.Null(await api.EndAsync(other, visit.Text("session", "id")));
        var own = await api.StartAsync(other, Asking.Session("SELF_SERVICE"));

        Assert.NotEqual(host.Customer, own.Text("customer", "id"));
        Assert.Equal("VERIFIED", own.Text("session", "assurance"));
        Assert.All((await ReadAsync(other, host.Customer)).EnumerateObject(), thing => Assert.Equal(JsonValueKind.Null, thing.Value.ValueKind));
    }

    private static JsonObject IdentityOf(string name) => new() { ["kind"] = "APP_USER", ["value"] = name };

    private static IEnumerable<string> Texts(JsonElement customer) => customer.GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray()
        .Where(static entry => entry.TryGetProperty("text", out _)).Select(static entry => entry.Text("text"));

    private Task<string> CustomerAsync(string name) => api.TokenAsync("customer", name, new() { ["identity"] = IdentityOf(name) });

    private Task<JsonElement> ReadAsync(string token, string customer) =>
        api.AskAsync(token, Read, new() { ["c"] = customer, ["th"] = customer.Replace("cus_", "thr_", StringComparison.Ordinal) });

    private async Task<JsonElement> ByIdentityAsync(string token, string name) =>
        (await api.AskAsync(token, "query($i: IdentityInput!) { customer(by: { identity: $i }) { id } }", new() { ["i"] = IdentityOf(name) })).GetProperty("customer");

    private async Task<string> UpdateAsync(string token, string customer) =>
        (await api.AskAsync(token, "mutation($c: ID!) { updateCustomer(input: { customerId: $c, preferredName: \"Gus\" }) { errors { code } } }", new() { ["c"] = customer }))
        .GetProperty("updateCustomer").GetProperty("errors")[0].Text("code");

    private async Task<(string Token, JsonElement Own)> GuestAsync(string name)
    {
        var token = await CustomerAsync(name);
        return (token, await api.StartAsync(token, Asking.Session("SELF_SERVICE")));
    }

    /// <summary>A customer with a session that was proved and one that was claimed, on one ticket, and a code issued in the latter.</summary>
    private async Task<(string Customer, string Ticket, string Verified, string Claimed, string Ingest, string Code)> HostAsync(string name)
    {
        var (ingest, agent, own) = (await api.TokenAsync("ingest", "host"), await api.TokenAsync("agent", "ana"), await CustomerAsync(name));
        var proved = await api.StartAsync(own, Asking.Session("SELF_SERVICE").With("subject", "The secret matter").With("customerName", name).With("language", "de"));
        await api.SayAsync(own, proved.Text("session", "id"), "Secret");
        var claimed = await api.StartAsync(ingest, Asking.Session("CHAT", ("APP_USER", name)));
        await api.SayAsync(ingest, claimed.Text("session", "id"), "Claimed");
        await api.AskAsync(agent, Asking.Record, new()
        {
            ["i"] = new JsonObject
            {
                ["sessionId"] = claimed.Text("session", "id"),
                ["content"] = new JsonObject { ["note"] = new JsonObject { ["text"] = "A secret among us" } },
                ["idempotencyKey"] = Guid.NewGuid().ToString(),
            },
        });
        var (code, _) = await api.IssueAsync(agent, claimed.Text("ticket", "id"), claimed.Text("session", "id"));
        return (claimed.Text("customer", "id"), claimed.Text("ticket", "id"), proved.Text("session", "id"), claimed.Text("session", "id"), ingest, code);
    }
}
