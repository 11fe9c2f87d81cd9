using System.Collections.Concurrent;
using System.Text.Json;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Threads;

namespace Continuity.Api.Tests.Merging;

/// <summary>
/// Promises 5 to 9 while customers are merged and parted again and again: three customers whom an agent merges, one of whom only claims to be who they are, and one with whom nobody is merged, start
/// sessions, write and read all the while, and the API is killed in the middle.
/// </summary>
[OneStore("It kills the API, as the run of faults does on each topology.")]
public sealed class MergePromiseTests
{
    private const int WritersEach = 3;
    private const int SessionsEach = 4;
    private const int EntriesEach = 3;
    private static readonly string[] Names = ["ana", "bea", "claims", "stranger"];
    private readonly ConcurrentDictionary<string, byte> acknowledged = new();
    private readonly ConcurrentQueue<string> leaks = new();
    private readonly TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource running = new();
    private int writing = Names.Length * WritersEach;

    [Theory]
    [MemberData(nameof(TestTopology.Stores), MemberType = typeof(TestTopology))]
    public async Task SixteenCallers_MergedPartedAndKilledInBetween_LoseNothingAndSeeNothingOfOthers(string store)
    {
        await using var redis = await TestTopology.ServerAsync(store);
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis?.ConnectionString });
        running.SetResult();
        var tokens = await Task.WhenAll(Names.Select(name => api.SignInAsync("EMAIL", $"{name}@example.org", name == "claims" ? "CLAIMED" : "VERIFIED")));
        var homes = await Task.WhenAll(tokens.Select(async token => (await api.StartAsync(token, Asking.Session("SELF_SERVICE"))).Text("customer", "id")));
        var agent = await api.TokenAsync("agent", "amy");

        var writers = Names.SelectMany((name, i) => Enumerable.Range(0, WritersEach).Select(n => Task.Run(() => WriteAsync(api, tokens[i], $"{name}/{n}")))).ToList();
        var readers = Names.Take(3).Select((name, i) => Task.Run(() => WatchAsync(api, tokens[i + 1], Names[i + 1], homes[i + 1]))).ToList();
        var merging = Task.Run(() => MergeAndPartAsync(api, agent, homes));
        await half.Task;
        await KillAsync(api);
        await Task.WhenAll([.. writers, .. readers, merging]);

        Assert.Empty(leaks);
        await PartAllAsync(api, agent, homes);
        for (var i = 0; i < Names.Length; i++)
        {
            var texts = await ParallelStartTests.AssertNumberedWithoutGapAsync(api, homes[i]);
            Assert.Equal(acknowledged.Keys.Where(text => text.StartsWith(Names[i], StringComparison.Ordinal)).Order(), texts.Order());
            Assert.Equal(texts.Order(), (await TextsAsync(api, tokens[i], homes[i])).Order());
        }
    }

    private async Task WriteAsync(RunningApi api, string token, string writer)
    {
        for (var s = 0; s < SessionsEach; s++)
        {
            var start = Asking.Session("CHAT").With("newTicket", true).With("idempotencyKey", $"{writer}/{s}");
            var session = (await AgainAsync(() => api.StartAsync(token, start))).Text("session", "id");
            for (var n = 0; n < EntriesEach; n++)
            {
                var text = $"{writer}/{s}/{n}";
                (await AgainAsync(() => api.SayAsync(token, session, text, text))).Done();
                acknowledged[text] = 0;
                if (acknowledged.Count >= Names.Length * WritersEach * SessionsEach * EntriesEach / 2)
                {
                    half.TrySetResult();
                }
            }
        }

        Interlocked.Decrement(ref writing);
    }

    /// <summary>Reads a customer's thread as the customer until nobody writes any more, and notes what is not theirs: of those that are merged with them, what was said under no more than they prove.</summary>
    private async Task WatchAsync(RunningApi api, string token, string name, string home)
    {
        string[] theirs = name switch
        {
            "stranger" or "claims" => [name],
            _ => ["ana", "bea", "claims"],
        };
        while (Volatile.Read(ref writing) > 0)
        {
            foreach (var text in (await AgainAsync(() => TextsAsync(api, token, home))).Where(text => !theirs.Contains(text.Split('/')[0])))
            {
                leaks.Enqueue($"{name} sees {text}");
            }
        }
    }

    private async Task MergeAndPartAsync(RunningApi api, string agent, string[] homes)
    {
        for (var round = 0; Volatile.Read(ref writing) > 0; round++)
        {
            var (survivor, merged) = (homes[round % 3], homes[(round + 1) % 3]);
            var done = await AgainAsync(() => api.MergeAsync(agent, survivor, merged));
            if (done.GetProperty("merge").ValueKind != JsonValueKind.Null && round % 2 == 0)
            {
                await AgainAsync(() => api.UnmergeAsync(agent, done.Text("merge", "id")));
            }
            else if (round % 5 == 4)
            {
                await PartAllAsync(api, agent, homes);
            }
        }
    }

    /// <summary>Undoes every merge that stands.</summary>
    private async Task PartAllAsync(RunningApi api, string agent, string[] homes)
    {
        foreach (var home in homes)
        {
            var found = await AgainAsync(() => api.AskAsync(agent, "query($id: ID!) { customer(by: { id: $id }) { mergedCustomers { id } } }", new() { ["id"] = home }));
            foreach (var merge in found.GetProperty("customer").GetProperty("mergedCustomers").EnumerateArray())
            {
                await AgainAsync(() => api.UnmergeAsync(agent, merge.Text("id")));
            }
        }
    }

    private async Task KillAsync(RunningApi api)
    {
        running = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await api.KillAsync();
        await api.StartAgainAsync();
        running.SetResult();
    }

    /// <summary>Sends something, and sends it again after the next start where the API was killed meanwhile.</summary>
    private async Task<T> AgainAsync<T>(Func<Task<T>> send)
    {
        while (true)
        {
            await running.Task;
            try
            {
                return await send();
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException or JsonException or ObjectDisposedException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(RunningApi api, string token, string home)
    {
        var texts = new List<string>();
        string? after = null;
        do
        {
            var customer = (await api.AskAsync(
                token,
                "query($id: ID!, $after: String) { customer(by: { id: $id }) { thread { entries(first: 100, after: $after) { nodes { ... on MessageEntry { text } } pageInfo { hasNextPage endCursor } } } } }",
                new() { ["id"] = home, ["after"] = after })).GetProperty("customer");
            if (customer.ValueKind == JsonValueKind.Null)
            {
                return texts;
            }

            var page = customer.GetProperty("thread").GetProperty("entries");
            texts.AddRange(page.GetProperty("nodes").EnumerateArray().Where(static entry => entry.TryGetProperty("text", out _)).Select(static entry => entry.Text("text")));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.Text("pageInfo", "endCursor") : null;
        }
        while (after is not null);

        return texts;
    }
}
