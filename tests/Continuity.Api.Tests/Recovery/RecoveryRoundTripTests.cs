using System.Text.Json.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;
using Continuity.Api.Tests.Reading;
using Continuity.Callers;

namespace Continuity.Api.Tests.Recovery;

/// <summary>How often a query for recoveries waits for Redis: as often for many tickets as for one.</summary>
[OneStore("It counts on a server of its own.")]
public sealed class RecoveryRoundTripTests
{
    private const int Many = 8;
    private const string Recoveries = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { " + RecoveryCalls.All + " } } }";
    private const string Next = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { recovery { next steps { note } } } } }";
    private const string Report = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { recovery { next report { category } } } } }";
    private const string Plain = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { subject } } }";

    [Fact]
    public async Task Recoveries_OfManyTickets_CostAsManyRoundTripsAsOfOne()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        var tickets = new List<string>();
        foreach (var i in Enumerable.Range(0, Many))
        {
            var agent = await api.NamedAsync($"Agent{i}");
            var started = await api.StartAsync(agent, Asking.Session("PHONE", ("PHONE", $"+4930515200{i:00}")));
            tickets.Add(started.Text("ticket", "id"));
            (await api.MarkAsync(agent, tickets[i], "FIXED", new() { ["skipReason"] = "Not needed." })).Done();
            (await api.MarkAsync(agent, tickets[i], "FOLLOWED_UP", new() { ["evidenceEntryId"] = await api.CallAsync(agent, started.Text("session", "id")) })).Done();
        }

        await using var measured = await MeasuredApi.OpenAsync(redis.ConnectionString, new Caller(Role.Agent, "ana") { Name = "Ana" });
        await measured.AskAsync("{ viewer { roles } }", []);
        var (one, all) = (new JsonObject { ["ids"] = new JsonArray(tickets[0]) }, new JsonObject { ["ids"] = new JsonArray([.. tickets.Select(id => (JsonNode)id)]) });
        Assert.Equal((await measured.AskAsync(Recoveries, one)).RoundTrips.Count, (await measured.AskAsync(Recoveries, all)).RoundTrips.Count);
        Assert.Equal((await measured.AskAsync(Plain, all)).RoundTrips.Count + 1, (await measured.AskAsync(Next, all)).RoundTrips.Count);
    }

    [Fact]
    public async Task Report_OfARecovery_IsLookedForFromTheNewest()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        var ana = await api.NamedAsync("Ana");
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE", ("PHONE", "+4930515200")))).Text("ticket", "id");
        (await api.MarkAsync(ana, ticket, "APOLOGIZED")).Done();
        foreach (var (category, kind) in new[] { ("Wrong bill", "PRODUCT"), ("Tone", "CONDUCT"), ("Language", "CONDUCT") })
        {
            (await api.ReportAsync(ana, ProblemReportCalls.Problem(ticket, category, kind))).Done();
        }

        Assert.Equal(("Wrong bill", 2), await ReadsAsync(Role.Agent));
        Assert.Equal(("Language", 1), await ReadsAsync(Role.Supervisor));

        async Task<(string Category, int Reads)> ReadsAsync(Role role)
        {
            await using var measured = await MeasuredApi.OpenAsync(redis.ConnectionString, new Caller(role, "sue") { Name = "Sue" });
            await measured.AskAsync("{ viewer { roles } }", []);
            var ids = new JsonObject { ["ids"] = new JsonArray(ticket) };
            var (data, roundTrips) = await measured.AskAsync(Report, ids);
            return (data.GetProperty("nodes")[0].Text("recovery", "report", "category"), roundTrips.Count - (await measured.AskAsync(Next, ids)).RoundTrips.Count);
        }
    }
}
