using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Queues;

/// <summary>What waits, and who is there to take it, page by page.</summary>
public sealed class QueueAndAgentPagesTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Queue_PageByPage_HasEachWaitingTicketOnceInOrderUntilItIsClaimed()
    {
        var (ingest, agent) = (await api.TokenAsync("ingest", "gateway"), await api.TokenAsync("agent", "ana"));
        var tickets = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            tickets.Add((await api.StartAsync(ingest, Asking.Session("PHONE"))).Text("ticket", "id"));
        }

        var waiting = await PagesAsync(agent, "query($c: String) { node(id: \"que_general\") { ... on Queue { waiting(first: 2, after: $c) { nodes { id } pageInfo { hasNextPage endCursor } } } } }", "node", "waiting");
        await api.AskAsync(agent, "mutation($id: ID!) { claimTicket(input: { ticketId: $id }) { ticket { id } } }", new() { ["id"] = tickets[2] });
        var queue = (await api.AskAsync(agent, "{ queues { name waitingCount waiting { nodes { id } } } }")).GetProperty("queues").EnumerateArray().Single(q => q.Text("name") == "general");

        Assert.Equal(tickets, waiting);
        Assert.Equal(4, queue.GetProperty("waitingCount").GetInt32());
        Assert.Equal(tickets.Where((_, i) => i != 2), queue.GetProperty("waiting").GetProperty("nodes").EnumerateArray().Select(t => t.Text("id")));
    }

    [Fact]
    public async Task Agents_OfATeamPageByPage_AreAllThereByNameHoweverLongTheyAreCalled()
    {
        var names = new[] { "Bo", new string('名', 200), new string('名', 199) + "字", "Al" };
        for (var i = 0; i < names.Length; i++)
        {
            var token = await api.TokenAsync("agent", new string('用', 127) + i, new() { ["name"] = names[i], ["teams"] = new JsonArray("night") });
            await api.AskAsync(token, "{ viewer { roles } }");
        }

        var day = await api.TokenAsync("agent", "day", new() { ["name"] = "Am", ["teams"] = new JsonArray("day") });
        var found = await PagesAsync(day, "query($c: String) { agents(first: 1, after: $c, team: \"night\") { nodes { id: name } pageInfo { hasNextPage endCursor } } }", "agents");

        Assert.Equal(names.Order(StringComparer.Ordinal), found);
    }

    private async Task<List<string>> PagesAsync(string token, string query, params string[] path)
    {
        var found = new List<string>();
        for (string? cursor = null; ;)
        {
            var data = await api.AskAsync(token, query, new() { ["c"] = cursor });
            var page = path.Aggregate(data, static (element, name) => element.GetProperty(name));
            found.AddRange(page.GetProperty("nodes").EnumerateArray().Select(static n => n.Text("id")));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                return found;
            }

            cursor = page.Text("pageInfo", "endCursor");
        }
    }
}
