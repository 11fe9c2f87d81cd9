using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Callers;

namespace Continuity.Api.Tests.Reading;

/// <summary>
/// How often a query waits for Redis: a round trip carries all the commands that the query could send without an answer to another, and its time is what a
/// caller feels. The number of commands may grow with what is asked for; the number of round trips may not.
/// </summary>
[OneStore("It counts on two stores of its own.")]
public sealed class RoundTripTests
{
    private const int Many = 20;

    private const string Ticket =
        "fragment Who on Actor { __typename ... on Agent { id name } ... on Bot { id name } ... on Customer { id customerName: name } ... on System { name } } "
        + "fragment Work on Ticket { id number version subject status openedAt channels waitingIn { name } customer { id name preferredName identities { value } } "
        + "owner { id name } handler { ...Who } sessions(last: 3) { nodes { id channel state handler { ...Who } continues { id channel } } } "
        + "entries(last: 5) { pageInfo { hasPreviousPage } nodes { id cursor recordedAt author { ...Who } session { id channel } ticket { id } ... on MessageEntry { text } } } } ";

    private const string Queue = Ticket + "query($n: Int!) { node(id: \"que_general\") { ... on Queue { name waitingCount waiting(first: $n) { nodes { ...Work } } } } }";
    private const string Nodes = Ticket + "query($ids: [ID!]!) { nodes(ids: $ids) { ...Work } }";
    private const string OneCustomer = Ticket + "query($n: Int!, $id: ID!) { customer(by: { id: $id }) { tickets(first: $n) { nodes { ...Work } } } }";
    private const string Entries = Ticket + "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Entry { id author { ...Who } session { id } ticket { ...Work } } } }";

    private const string Inbox = Ticket + "query($n: Int!) { viewer { inbox { cursor handling(first: $n) { nodes { ...Work } } offers(first: $n) { nodes { id } } "
        + "responsible(first: $n) { nodes { id } } followUps(first: $n) { nodes { id dueAt } } } } }";

    private static readonly Caller Ana = new(Role.Agent, "ana") { Name = "Ana" };

    [Fact]
    public async Task Tickets_OnGarnet_CostAsManyRoundTripsAsOne()
    {
        await using var api = await RunningApi.StartAsync();
        await CompareAsync(api, $"127.0.0.1:{api.Process.EmbeddedPort}");
    }

    [Fact]
    public async Task Tickets_OnRedis_CostAsManyRoundTripsAsOne()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        await CompareAsync(api, redis.ConnectionString);
    }

    private static async Task CompareAsync(RunningApi api, string store)
    {
        var ingest = await api.TokenAsync("ingest", "gateway");
        for (var i = 0; i < Many; i++)
        {
            await StartAsync(api, ingest, $"waiting-{i}@example.org");
        }

        var claimed = new List<string>();
        for (var i = 0; i < Many; i++)
        {
            claimed.Add(await ClaimAsync(api, $"agent-{i}", await StartAsync(api, ingest, $"claimed-{i}@example.org")));
        }

        for (var i = 0; i < Many; i++)
        {
            await ClaimAsync(api, "busy", await StartAsync(api, ingest, $"busy-{i}@example.org"));
        }

        var loyal = await StartAsync(api, ingest, "loyal@example.org");
        await ClaimAsync(api, "agent-0", loyal);
        for (var i = 1; i < Many; i++)
        {
            await ClaimAsync(api, $"agent-{i}", await StartAsync(api, ingest, "loyal@example.org", newTicket: true));
        }

        await using var measured = await MeasuredApi.OpenAsync(store, Ana);
        await measured.AskAsync("{ viewer { roles } }", []);
        await CompareAsync(measured, "a queue's tickets", Queue, static n => new() { ["n"] = n });
        await CompareAsync(measured, "tickets of many customers and agents", Nodes, n => new() { ["ids"] = new JsonArray([.. claimed.Take(n)]) });
        await using (var busy = await MeasuredApi.OpenAsync(store, new Caller(Role.Agent, "busy") { Name = "busy" }))
        {
            await busy.AskAsync("{ viewer { roles } }", []);
            await CompareAsync(busy, "an inbox", Inbox, static n => new() { ["n"] = n });
        }

        await CompareAsync(measured, "tickets of one customer", OneCustomer, n => new() { ["n"] = n, ["id"] = loyal.Text("customer", "id") });
        await CompareAsync(measured, "entries of many customers", Entries, n => new() { ["ids"] = new JsonArray([.. claimed.Take(n).Select(EntryOf)]) });
    }

    private static async Task CompareAsync(MeasuredApi api, string what, string query, Func<int, JsonObject> variables)
    {
        var (_, one) = await api.AskAsync(query, variables(1));
        var (data, many) = await api.AskAsync(query, variables(Many));

        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {one.Count} round trips ({string.Join(' ', one)} commands) for 1, {many.Count} ({string.Join(' ', many)}) for {Many}");
        Assert.Equal(Many, Count(data, "entries"));
        Assert.Equal(one.Count, many.Count);
        Assert.True(many.Sum() <= Many * one.Sum(), "More commands than one by one.");
    }

    private static JsonNode EntryOf(string ticket) => ticket.Replace("tkt_", "ent_", StringComparison.Ordinal);

    private static int Count(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(p => (p.Name == name ? 1 : 0) + Count(p.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().Sum(e => Count(e, name)),
        _ => 0,
    };

    private static async Task<JsonElement> StartAsync(RunningApi api, string ingest, string email, bool newTicket = false)
    {
        var started = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", email)).With("newTicket", newTicket));
        foreach (var n in Enumerable.Range(0, 7))
        {
            await api.SayAsync(ingest, started.Text("session", "id"), $"Message {n}");
        }

        return started;
    }

    private static async Task<string> ClaimAsync(RunningApi api, string name, JsonElement started)
    {
        var agent = await api.TokenAsync("agent", name, new() { ["name"] = name });
        await api.AskAsync(agent, "mutation($id: ID!) { claimTicket(input: { ticketId: $id }) { ticket { id } } }", new() { ["id"] = started.Text("ticket", "id") });
        await api.SayAsync(agent, started.Text("session", "id"), "I am on it.");
        return started.Text("ticket", "id");
    }
}
