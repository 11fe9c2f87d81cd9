using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;
using Continuity.Api.Tests.Reading;
using Continuity.Callers;

namespace Continuity.Api.Tests.FollowUps;

/// <summary>How often a query for follow-ups waits for Redis: as often for many as for one.</summary>
[OneStore("It counts on a server of its own.")]
public sealed class FollowUpRoundTripTests
{
    private const int Many = 12;

    private const string Fields =
        "fragment Owed on FollowUp { id promise responsible { name } actingFor { name } escalatedTo { name } settledBy { __typename ... on Agent { name } } evidence { id author { __typename } } "
        + "ticket { number owner { name } } customer { name } reschedules { by { ... on Agent { name } } } } ";

    private const string Tickets = Fields + "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { followUps { ...Owed } } } }";
    private const string Nodes = Fields + "query($ids: [ID!]!) { nodes(ids: $ids) { ...Owed } }";

    [Fact]
    public async Task FollowUps_OfManyTickets_CostAsManyRoundTripsAsOfOne()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        var (tickets, followUps) = (new List<string>(), new List<string>());
        foreach (var i in Enumerable.Range(0, Many))
        {
            var agent = await api.NamedAsync($"Agent{i}");
            var started = await api.StartAsync(agent, Asking.Session("PHONE", ("PHONE", $"+4930515100{i:00}")));
            tickets.Add(started.Text("ticket", "id"));
            var kept = (await api.PromiseAsync(agent, tickets[i])).Done().Text("followUp", "id");
            (await api.RescheduleAsync(agent, kept, TimeSpan.FromHours(9))).Done();
            (await api.KeepAsync(agent, kept, await api.CallAsync(agent, started.Text("session", "id")))).Done();
            followUps.Add(kept);
            (await api.PromiseAsync(agent, tickets[i], "A letter.", "PROMISE")).Done();
        }

        await using var measured = await MeasuredApi.OpenAsync(redis.ConnectionString, new Caller(Role.Agent, "ana") { Name = "Ana" });
        await measured.AskAsync("{ viewer { roles } }", []);
        await CompareAsync(Tickets, tickets, 2 * Many);
        await CompareAsync(Nodes, followUps, Many);

        async Task CompareAsync(string query, IReadOnlyList<string> ids, int found)
        {
            var (_, one) = await measured.AskAsync(query, new() { ["ids"] = new JsonArray(ids[0]) });
            var (data, many) = await measured.AskAsync(query, new() { ["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) });
            TestContext.Current.TestOutputHelper!.WriteLine($"{one.Count} round trips ({string.Join(' ', one)} commands) for 1, {many.Count} ({string.Join(' ', many)}) for {Many}");
            Assert.Equal(found, data.ToString().Split("\"promise\"").Length - 1);
            Assert.Equal(one.Count, many.Count);
        }
    }
}
