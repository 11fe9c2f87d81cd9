using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Merging;

/// <summary>A merged customer is read as one, by any of its ids, and each place in its thread is good in every list.</summary>
public sealed class MergedThreadTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Thread =
        "query($c: ID!, $first: Int, $after: String, $last: Int, $before: String, $channels: [Channel!], $t: ID, $s: ID) { customer(by: { id: $c }) { thread { "
        + "entries(first: $first, after: $after, last: $last, before: $before, channels: $channels, ticketId: $t, sessionId: $s) { "
        + "nodes { id cursor recordedAt } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }";

    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Customer_ByAnyIdOfIt_IsTheSurvivorWithAllThatIsTheirs()
    {
        var pair = await PairAsync("whole");
        await using var store = await MergingStore.OpenAsync(api);
        await store.MergeAsync(pair.Survivor, pair.Merged);
        const string Whole =
            "id firstSeenAt name identities { value } tickets { nodes { id openedAt } } thread { id channels openSessions { id } sessions { nodes { id startedAt } } }";

        var asked = await api.AskAsync(
            pair.Agent,
            "query($s: ID!, $m: ID!, $mt: ID!, $ms: ID!, $tk: ID!, $e: ID!, $v: String!) { "
            + "s: customer(by: { id: $s }) { " + Whole + " } m: customer(by: { id: $m }) { " + Whole + " } i: customer(by: { identity: { kind: EMAIL, value: $v } }) { " + Whole + " } "
            + "nodes(ids: [$m, $mt, $ms, $tk, $e]) { id ... on Customer { firstSeenAt } ... on Session { customer { id } match { otherOpenTickets { id } } } ... on Ticket { customer { id } } ... on Entry { session { id } } } }",
            new()
            {
                ["s"] = pair.Survivor,
                ["m"] = pair.Merged,
                ["mt"] = pair.Merged.Replace("cus_", "thr_", StringComparison.Ordinal),
                ["ms"] = pair.MergedSession,
                ["tk"] = pair.MergedTicket,
                ["e"] = pair.Merged.Replace("cus_", "ent_", StringComparison.Ordinal) + "_1",
                ["v"] = "whole-m@example.org",
            });

        var whole = asked.GetProperty("s");
        Assert.Equal(whole.GetRawText(), asked.GetProperty("m").GetRawText());
        Assert.Equal(whole.GetRawText(), asked.GetProperty("i").GetRawText());
        Assert.Equal(pair.Survivor, whole.Text("id"));
        Assert.Equal(["whole-s@example.org", "whole-m@example.org"], Texts(whole.GetProperty("identities"), "value"));
        Assert.Equal([pair.MergedTicket, pair.SurvivorTicket], Texts(whole.GetProperty("tickets").GetProperty("nodes"), "id"));
        Assert.Equal(["CHAT", "EMAIL"], whole.GetProperty("thread").GetProperty("channels").EnumerateArray().Select(static c => c.GetString()!));
        Assert.Equal([pair.SurvivorSession, pair.MergedSession], Texts(whole.GetProperty("thread").GetProperty("sessions").GetProperty("nodes"), "id"));
        Assert.Equal([pair.SurvivorSession, pair.MergedSession], Texts(whole.GetProperty("thread").GetProperty("openSessions"), "id"));
        var nodes = asked.GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(
            [pair.Survivor, pair.Survivor.Replace("cus_", "thr_", StringComparison.Ordinal), pair.MergedSession, pair.MergedTicket, pair.Merged.Replace("cus_", "ent_", StringComparison.Ordinal) + "_1"],
            nodes.Select(static node => node.Text("id")));
        Assert.Equal(pair.Survivor, nodes[2].Text("customer", "id"));
        Assert.Equal(pair.SurvivorTicket, Assert.Single(nodes[2].GetProperty("match").GetProperty("otherOpenTickets").EnumerateArray()).Text("id"));
        Assert.Equal(pair.Survivor, nodes[3].Text("customer", "id"));
        Assert.Equal(pair.MergedSession, nodes[4].Text("session", "id"));
    }

    [Fact]
    public async Task Entries_OfAllHomes_AreTheSameForwardsAndBackwardsInPagesOfAnySize()
    {
        var pair = await PairAsync("paged");
        var alone = (await EntriesAsync(pair, pair.Survivor)).Concat(await EntriesAsync(pair, pair.Merged)).ToHashSet();
        await using var store = await MergingStore.OpenAsync(api);
        await store.MergeAsync(pair.Survivor, pair.Merged);
        await WriteAsync(pair, 5);

        var all = await EntriesAsync(pair, pair.Merged);

        // The merge itself is an entry, and what was written since.
        Assert.Equal(alone.Count + 1 + 10, all.Count);
        Assert.Superset(alone, all.ToHashSet());
        var times = (await PageAsync(pair, pair.Survivor, new() { ["first"] = 100 })).Nodes.Select(static node => node.GetProperty("recordedAt").GetDateTimeOffset()).ToList();
        Assert.Equal(times.Order(), times);
        foreach (var size in new[] { 1, 4, 7 })
        {
            Assert.Equal(all, await EntriesAsync(pair, pair.Survivor, size));
            Assert.Equal(all, await EntriesAsync(pair, pair.Survivor, size, fromEnd: true));
        }
    }

    [Fact]
    public async Task Entries_OfOneSessionTicketOrChannelOfAnyHome_AreFound()
    {
        var (pair, foreign) = (await PairAsync("filtered"), await PairAsync("foreign"));
        var ofMerged = await EntriesAsync(pair, pair.Merged);
        await using var store = await MergingStore.OpenAsync(api);
        await store.MergeAsync(pair.Survivor, pair.Merged);
        foreach (var filter in new JsonObject[] { new() { ["t"] = pair.MergedTicket }, new() { ["s"] = pair.MergedSession }, new() { ["channels"] = new JsonArray("EMAIL") } })
        {
            Assert.Equal(ofMerged, await EntriesAsync(pair, pair.Survivor, 3, filter: filter));
        }

        Assert.Empty(await EntriesAsync(pair, pair.Survivor, filter: new() { ["t"] = foreign.MergedTicket }));
        Assert.Empty(await EntriesAsync(pair, pair.Survivor, filter: new() { ["s"] = pair.MergedSession, ["t"] = pair.SurvivorTicket }));
    }

    [Fact]
    public async Task Entries_BehindACursorFromBeforeTheMerge_AreWhatCameSinceOfItsOwnHomeAndAfterTheMergeOfTheOther()
    {
        var pair = await PairAsync("earlier");
        var own = await PageAsync(pair, pair.Merged, new() { ["first"] = 3 });
        var other = await PageAsync(pair, pair.Survivor, new() { ["first"] = 3 });
        var (restOfOwn, restOfOther) = ((await EntriesAsync(pair, pair.Merged))[3..], (await EntriesAsync(pair, pair.Survivor))[3..]);
        await using var store = await MergingStore.OpenAsync(api);
        await store.MergeAsync(pair.Survivor, pair.Merged);
        await WriteAsync(pair, 3);
        var since = (await EntriesAsync(pair, pair.Survivor)).TakeLast(7).ToList();

        Assert.Equal([.. restOfOwn, .. since], (await PageAsync(pair, pair.Survivor, new() { ["after"] = own.End })).Ids);
        Assert.Equal([.. restOfOther, .. since], (await PageAsync(pair, pair.Merged, new() { ["after"] = other.End })).Ids);
    }

    [Fact]
    public async Task Cursor_OfAnEntryHoweverItWasGot_IsGoodToGoOnFrom()
    {
        var pair = await PairAsync("alone");
        await using var store = await MergingStore.OpenAsync(api);
        await store.MergeAsync(pair.Survivor, pair.Merged);
        var all = await PageAsync(pair, pair.Survivor, new() { ["first"] = 100 });
        var cursors = await api.AskAsync(
            pair.Agent,
            "query($ids: [ID!]!, $s: ID!, $t: ID!) { nodes(ids: $ids) { ... on Entry { id cursor } } s: node(id: $s) { ... on Session { entries { nodes { id cursor } } } } t: node(id: $t) { ... on Ticket { entries { nodes { id cursor } } } } }",
            new() { ["ids"] = new JsonArray([.. all.Ids.Select(static id => (JsonNode)id)]), ["s"] = pair.MergedSession, ["t"] = pair.SurvivorTicket });

        foreach (var entry in cursors.GetProperty("nodes").EnumerateArray()
            .Concat(cursors.GetProperty("s").GetProperty("entries").GetProperty("nodes").EnumerateArray())
            .Concat(cursors.GetProperty("t").GetProperty("entries").GetProperty("nodes").EnumerateArray()))
        {
            var at = all.Ids.IndexOf(entry.Text("id"));
            var time = all.Nodes[at].GetProperty("recordedAt").GetDateTimeOffset();

            // Of two homes' entries of the same millisecond either may come first.
            var behind = (await PageAsync(pair, pair.Survivor, new() { ["first"] = 100, ["after"] = entry.Text("cursor") })).Ids;
            Assert.DoesNotContain(entry.Text("id"), behind);
            Assert.Superset(all.Nodes.Where(node => node.GetProperty("recordedAt").GetDateTimeOffset() > time).Select(static node => node.Text("id")).ToHashSet(), behind.ToHashSet());
            Assert.All(behind, id => Assert.True(all.Nodes[all.Ids.IndexOf(id)].GetProperty("recordedAt").GetDateTimeOffset() >= time));
        }

        var written = await api.SayAsync(pair.Ingest, pair.MergedSession, "The newest");
        Assert.Empty((await PageAsync(pair, pair.Survivor, new() { ["after"] = written.Text("entry", "cursor") })).Ids);
    }

    [Fact]
    public async Task Cursor_OfTheThread_IsBehindAllThatIsThereAndBeforeAllThatComes()
    {
        var pair = await PairAsync("end");
        await using var store = await MergingStore.OpenAsync(api);
        await store.MergeAsync(pair.Survivor, pair.Merged);
        var cursor = (await api.AskAsync(pair.Agent, "query($c: ID!) { customer(by: { id: $c }) { thread { cursor } } }", new() { ["c"] = pair.Merged }))
            .GetProperty("customer").GetProperty("thread").Text("cursor");

        Assert.Empty((await PageAsync(pair, pair.Survivor, new() { ["after"] = cursor })).Ids);
        await WriteAsync(pair, 3);
        Assert.Equal(6, (await PageAsync(pair, pair.Survivor, new() { ["after"] = cursor })).Ids.Count);
    }

    [Fact]
    public async Task Entries_BehindACursorOfAnotherCustomer_AreRefusedAlsoWhereItNamesSeveralHomes()
    {
        var (pair, other) = (await PairAsync("mine"), await PairAsync("others"));
        await using var store = await MergingStore.OpenAsync(api);
        await store.MergeAsync(other.Survivor, other.Merged);
        var foreign = (await PageAsync(other, other.Survivor, new() { ["first"] = 1 })).End;

        var answer = await api.AnswerAsync(pair.Agent, Thread, new() { ["c"] = pair.Survivor, ["after"] = foreign });

        Assert.Equal("INVALID_CURSOR", Assert.Single(answer.GetProperty("errors").EnumerateArray()).Text("extensions", "code"));
    }

    [Fact]
    public async Task Entries_BehindTheCursorOfACustomerWhoWasEmptyAndGaveWay_AreAll()
    {
        var identity = new JsonObject { ["kind"] = "APP_USER", ["value"] = "gave-way" };
        var own = await api.TokenAsync("customer", "gave-way", new() { ["identity"] = identity });
        var empty = (await api.AskAsync(own, "{ viewer { actor { ... on Customer { id thread { cursor } } } } }")).GetProperty("viewer").GetProperty("actor");
        var pair = await PairAsync("way");
        await api.StartAsync(pair.Ingest, Asking.Session("CHAT", ("EMAIL", "way-s@example.org"), ("APP_USER", "gave-way")));

        var found = await PageAsync(pair, empty.Text("id"), new() { ["first"] = 100, ["after"] = empty.Text("thread", "cursor") });

        Assert.Equal(await EntriesAsync(pair, pair.Survivor), found.Ids);
        Assert.NotEmpty(found.Ids);
    }

    [Fact]
    public async Task TicketsAndSessions_PageByPage_AreThoseOfAllHomesByTime()
    {
        var pair = await PairAsync("lists");
        foreach (var who in new[] { "m", "s", "s", "m", "s" })
        {
            await api.StartAsync(pair.Ingest, Asking.Session("CHAT", ("EMAIL", $"lists-{who}@example.org")).With("newTicket", true));
        }

        await using var store = await MergingStore.OpenAsync(api);
        await store.MergeAsync(pair.Survivor, pair.Merged);
        foreach (var (list, time, isDescending) in new[] { ("tickets", "openedAt", true), ("sessions", "startedAt", false) })
        {
            var all = await ListAsync(list, time, 100, fromEnd: false);
            var times = all.Select(static item => item.At).ToList();

            Assert.Equal(7, all.Count);
            Assert.Equal(isDescending ? times.OrderDescending() : times.Order(), times);
            Assert.Equal(all, await ListAsync(list, time, 2, fromEnd: false));
            Assert.Equal(all, await ListAsync(list, time, 2, fromEnd: true));
        }

        async Task<List<(string Id, DateTimeOffset At)>> ListAsync(string list, string time, int size, bool fromEnd)
        {
            var (count, place, more, next) = fromEnd ? ("last", "before", "hasPreviousPage", "startCursor") : ("first", "after", "hasNextPage", "endCursor");
            var field = $"{list}({count}: {size}, {place}: $p) {{ nodes {{ id {time} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}";
            var found = new List<(string Id, DateTimeOffset At)>();
            for (string? cursor = null; ;)
            {
                var customer = (await api.AskAsync(
                    pair.Agent,
                    $"query($c: ID!, $p: String) {{ customer(by: {{ id: $c }}) {{ {(list == "tickets" ? field : $"thread {{ {field} }}")} }} }}",
                    new() { ["c"] = pair.Merged, ["p"] = cursor })).GetProperty("customer");
                var page = list == "tickets" ? customer.GetProperty(list) : customer.GetProperty("thread").GetProperty(list);
                found.InsertRange(
                    fromEnd ? 0 : found.Count, page.GetProperty("nodes").EnumerateArray().Select(n => (n.Text("id"), n.GetProperty(time).GetDateTimeOffset())));
                if (!page.GetProperty("pageInfo").GetProperty(more).GetBoolean())
                {
                    return found;
                }

                cursor = page.Text("pageInfo", next);
            }
        }
    }

    private static IEnumerable<string> Texts(JsonElement list, string name) => list.EnumerateArray().Select(item => item.Text(name));

    private Task<Pair> PairAsync(string name) => Pair.StartAsync(api, name);

    private Task WriteAsync(Pair pair, int entries) => pair.WriteAsync(api, entries);

    private async Task<Page> PageAsync(Pair pair, string customer, JsonObject arguments)
    {
        var page = (await api.AskAsync(pair.Agent, Thread, arguments.With("c", customer))).GetProperty("customer").GetProperty("thread").GetProperty("entries");
        if (!arguments.ContainsKey("t") && !arguments.ContainsKey("s"))
        {
            Assert.Equal(Texts(page.GetProperty("edges"), "cursor"), Texts(page.GetProperty("nodes"), "cursor"));
        }

        return new([.. page.GetProperty("nodes").EnumerateArray()], page.GetProperty("pageInfo"));
    }

    private async Task<List<string>> EntriesAsync(Pair pair, string customer, int size = 100, bool fromEnd = false, JsonObject? filter = null)
    {
        var found = new List<string>();
        for (string? cursor = null; ;)
        {
            var arguments = (filter ?? []).DeepClone().AsObject().With(fromEnd ? "last" : "first", size).With(fromEnd ? "before" : "after", cursor);
            var page = await PageAsync(pair, customer, arguments);
            found.InsertRange(fromEnd ? 0 : found.Count, page.Ids);
            if (!page.Info.GetProperty(fromEnd ? "hasPreviousPage" : "hasNextPage").GetBoolean())
            {
                return found;
            }

            cursor = page.Info.Text(fromEnd ? "startCursor" : "endCursor");
        }
    }

    private sealed record Page(IReadOnlyList<JsonElement> Nodes, JsonElement Info)
    {
        public List<string> Ids => [.. Texts(Nodes)];

        public string End => Info.Text("endCursor");

        private static IEnumerable<string> Texts(IEnumerable<JsonElement> nodes) => nodes.Select(static node => node.Text("id"));
    }
}
