using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Customers;

/// <summary>How somebody becomes a customer, and how they must not become another.</summary>
public sealed class FirstSessionTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Me = "{ viewer { actor { ... on Customer { id tickets { nodes { subject } } thread { entries { nodes { id } } } } } } }";
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Customer_NeverSeenBefore_StartsWithWhatTheySayFirst()
    {
        var customer = await api.TokenAsync("customer", "newcomer");

        var started = await api.StartAsync(customer, Asking.Session("SELF_SERVICE").With("entry", Message("Hello")));

        Assert.NotEqual(JsonValueKind.Null, started.GetProperty("entry").ValueKind);
        Assert.Equal("VERIFIED", started.Text("session", "assurance"));
    }

    [Theory]
    [InlineData("ticketId", "ticket")]
    [InlineData("continuesSessionId", "session")]
    public async Task Customer_NeverSeenBeforeWhoNamesWhatIsAnothers_DoesNotBecomeThem(string member, string what)
    {
        var victim = await api.StartAsync(
            await api.TokenAsync("ingest", "gateway"), Asking.Session("CHAT", ("EMAIL", $"{what}@example.org")).With("subject", "My diagnosis"));
        var thief = await api.TokenAsync("customer", $"thief-of-{what}");

        var refused = await api.RefusedStartAsync(thief, Asking.Session("SELF_SERVICE").With(member, victim.Text(what, "id")));
        var own = (await api.AskAsync(thief, Me)).GetProperty("viewer").GetProperty("actor");

        Assert.Equal("NOT_FOUND", refused.Text("code"));
        Assert.NotEqual(victim.Text("customer", "id"), own.Text("id"));
        Assert.Empty(own.GetProperty("tickets").GetProperty("nodes").EnumerateArray());
        Assert.Empty(own.GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray());
    }

    [Fact]
    public async Task StartSession_Refused_LeadsNoIdentityToACustomerAndLeavesItsKeyFree()
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        var known = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "known@example.org")));
        var input = Asking.Session("CHAT", ("EMAIL", "known@example.org"), ("EXTERNAL", "fresh")).With("subject", new string('x', 201));

        var refused = await api.RefusedStartAsync(ingest, input);
        var other = await api.StartAsync(ingest, Asking.Session("CHAT", ("EXTERNAL", "fresh")));
        var again = await api.StartAsync(ingest, input.With("subject", "Short"));

        Assert.Equal("INVALID", refused.Text("code"));
        Assert.NotEqual(known.Text("customer", "id"), other.Text("customer", "id"));
        Assert.Equal(other.Text("customer", "id"), again.Text("customer", "id"));
    }

    [Fact]
    public async Task StartSession_RepeatedAfterItsTicketWasClosed_GetsTheFirstAnswer()
    {
        var agent = await api.TokenAsync("agent", "closer");
        var first = await api.StartAsync(agent, Asking.Session("PHONE", ("EXTERNAL", "closing")));
        var named = Asking.Session("PHONE").With("ticketId", first.Text("ticket", "id"));
        var second = await api.StartAsync(agent, named);
        await api.AskAsync(
            agent,
            "mutation($id: ID!) { closeTicket(input: { ticketId: $id }) { ticket { status } errors { code } } }",
            new() { ["id"] = first.Text("ticket", "id") });

        var repeat = await api.StartAsync(agent, named);
        var late = await api.RefusedStartAsync(agent, Asking.Session("PHONE").With("ticketId", first.Text("ticket", "id")));

        Assert.Equal(second.Text("session", "id"), repeat.Text("session", "id"));
        Assert.Equal("WRONG_STATE", late.Text("code"));
    }

    [Fact]
    public async Task StartSession_SameKeyOfASurerCustomer_IsAnotherCallers()
    {
        var identity = new JsonObject { ["kind"] = "EMAIL", ["value"] = "surer@example.org" };
        var input = Asking.Session("SELF_SERVICE");
        var verified = await api.StartAsync(await api.TokenAsync("customer", "surer", new() { ["identity"] = identity.DeepClone() }), input);

        var claimed = await api.StartAsync(
            await api.TokenAsync("customer", "surer", new() { ["identity"] = identity, ["assurance"] = "CLAIMED" }), input);

        Assert.NotEqual(verified.Text("session", "id"), claimed.Text("session", "id"));
        Assert.Equal("CLAIMED", claimed.Text("session", "assurance"));
    }

    private static JsonObject Message(string text) => new() { ["message"] = new JsonObject { ["text"] = text } };
}
