using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Reading;
using Continuity.Callers;

namespace Continuity.Api.Tests.Handoffs;

/// <summary>How often a query for handoffs, and for what the caller may do, waits for Redis: as often for many tickets as for one.</summary>
[OneStore("It counts on a server of its own.")]
public sealed class HandoffRoundTripTests
{
    private const int Many = 10;

    private const string Query =
        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { viewerMay { claim offerHandoff resolve close offerOwnership } "
        + "handoffs { handoffId: id briefAsOf context from { ... on Agent { name } } to { ... on Agent { name } ... on Queue { queue: name } } settledBy { ... on Agent { name } } "
        + "responsible { name } ticket { number } followUp { dueAt } } } } }";

    [Fact]
    public async Task Handoffs_OfManyTickets_CostAsManyRoundTripsAsOfOne()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        var tickets = new List<string>();
        var ben = await api.AgentAsync("agent", "ben");
        foreach (var i in Enumerable.Range(0, Many))
        {
            var agent = await api.AgentAsync("agent", $"agent{i}");
            var ticket = (await api.StartAsync(agent, Asking.Session("PHONE"))).Text("ticket", "id");
            (await api.SettleAsync(ben, "acceptHandoff", await api.OfferedAsync(agent, HandoffCalls.Offer(ticket, "agt_ben")))).Done();
            await api.OfferedAsync(ben, HandoffCalls.Offer(ticket, "que_general"));
            tickets.Add(ticket);
        }

        await using var measured = await MeasuredApi.OpenAsync(redis.ConnectionString, new Caller(Role.Agent, "ana") { Name = "Ana" });
        await measured.AskAsync("{ viewer { roles } }", []);
        var (_, one) = await measured.AskAsync(Query, new() { ["ids"] = new JsonArray(tickets[0]) });
        var (data, many) = await measured.AskAsync(Query, new() { ["ids"] = new JsonArray([.. tickets.Select(id => (JsonNode)id)]) });

        TestContext.Current.TestOutputHelper!.WriteLine($"{one.Count} round trips ({string.Join(' ', one)} commands) for 1, {many.Count} ({string.Join(' ', many)}) for {Many}");
        Assert.Equal(2 * Many, data.ToString().Split("\"handoffId\"").Length - 1);
        Assert.Equal(one.Count, many.Count);
    }
}
