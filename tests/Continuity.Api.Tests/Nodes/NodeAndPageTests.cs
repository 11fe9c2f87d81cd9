using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Nodes;

/// <summary>Everything by its id, and the thread page by page.</summary>
public sealed class NodeAndPageTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private static readonly string[] Contents =
    [
        """{"message":{"text":"t"}}""",
        """{"note":{"text":"t"}}""",
        """{"call":{"direction":"INBOUND","duration":"PT4M","summary":"t"}}""",
        """{"email":{"direction":"INBOUND","subject":"","text":"t","from":"a@example.org","to":["b@example.org"]}}""",
        """{"selfService":{"step":"s","outcome":"VIEWED"}}""",
    ];

    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Node_OfEachType_IsFoundByTheIdItGives()
    {
        var agent = await api.TokenAsync("agent", "ana");
        await api.AskAsync(await api.TokenAsync("bot", "billie"), "{ viewer { roles } }");
        var (started, entries) = await ThreadAsync(agent, "node@example.org");
        var home = started.Text("customer", "id")["cus_".Length..];
        List<(string Id, string Type)> wanted =
        [
            ("cus_" + home, "Customer"), ("thr_" + home, "Thread"), (started.Text("session", "id"), "Session"), (started.Text("ticket", "id"), "Ticket"),
            ($"ent_{home}_1", "ActivityEntry"), ("agt_ana", "Agent"), ("bot_billie", "Bot"), ("que_general", "Queue"),
            .. entries.Zip(["MessageEntry", "NoteEntry", "CallEntry", "EmailEntry", "SelfServiceEntry"]),
        ];

        var nodes = (await api.AskAsync(
            agent, "query($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }", new() { ["ids"] = new JsonArray([.. wanted.Select(w => (JsonNode)w.Id)]) })).GetProperty("nodes");

        Assert.Equal(wanted, nodes.EnumerateArray().Select(static n => (n.Text("id"), n.Text("__typename"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", channels: [CHAT]")]
    [InlineData(", channels: [CHAT, EMAIL]")]
    [InlineData(", channels: []")]
    [InlineData(", ticketId: $t")]
    [InlineData(", sessionId: $s")]
    [InlineData(", sessionId: $s, channels: [PHONE]")]
    public async Task Entries_FilteredForwardsAndBackwardsInPagesOfAnySize_AreTheSame(string filter)
    {
        var agent = await api.TokenAsync("agent", "ana");
        var mail = $"page{Guid.NewGuid():n}@example.org";
        await ThreadAsync(agent, mail);
        var (chat, _) = await ThreadAsync(agent, mail, "CHAT", newTicket: true);
        await ThreadAsync(agent, mail, "EMAIL");
        var variables = new JsonObject { ["id"] = chat.Text("customer", "id"), ["t"] = chat.Text("ticket", "id"), ["s"] = chat.Text("session", "id") };

        var all = await PagesAsync(true, 100);

        Assert.Equal(filter.Contains("[]", StringComparison.Ordinal) || filter.Contains("PHONE", StringComparison.Ordinal), all.Count == 0);
        foreach (var size in new[] { 1, 4, 7 })
        {
            Assert.Equal(all, await PagesAsync(true, size));
            Assert.Equal(all, await PagesAsync(false, size));
        }

        async Task<List<int>> PagesAsync(bool forwards, int size)
        {
            var (count, place, more, next) = forwards ? ("first", "after", "hasNextPage", "endCursor") : ("last", "before", "hasPreviousPage", "startCursor");
            var declared = string.Concat(filter.Contains("$t", StringComparison.Ordinal) ? ", $t: ID!" : "", filter.Contains("$s", StringComparison.Ordinal) ? ", $s: ID!" : "");
            var query = $"query($id: ID!, $c: String{declared}) {{ customer(by: {{ id: $id }}) {{ thread {{ entries({count}: {size}, {place}: $c{filter}) {{ "
                + "nodes { sequence } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }";
            var found = new List<int>();
            for (string? cursor = null; ;)
            {
                var asked = variables.DeepClone().AsObject().With("c", cursor);
                var page = (await api.AskAsync(agent, query, asked)).GetProperty("customer").GetProperty("thread").GetProperty("entries");
                found.InsertRange(forwards ? found.Count : 0, page.GetProperty("nodes").EnumerateArray().Select(static n => n.GetProperty("sequence").GetInt32()));
                if (!page.GetProperty("pageInfo").GetProperty(more).GetBoolean())
                {
                    return found;
                }

                cursor = page.Text("pageInfo", next);
            }
        }
    }

    private async Task<(JsonElement Started, List<string> Entries)> ThreadAsync(string agent, string mail, string channel = "PHONE", bool newTicket = false)
    {
        var started = await api.StartAsync(agent, Asking.Session(channel, ("EMAIL", mail)).With("newTicket", newTicket));
        var entries = new List<string>();
        foreach (var content in Contents)
        {
            var input = new JsonObject { ["sessionId"] = started.Text("session", "id"), ["content"] = JsonNode.Parse(content), ["idempotencyKey"] = Guid.NewGuid().ToString() };
            entries.Add((await api.AskAsync(agent, Asking.Record, new() { ["i"] = input })).Text("recordEntry", "entry", "id"));
        }

        return (started, entries);
    }
}
