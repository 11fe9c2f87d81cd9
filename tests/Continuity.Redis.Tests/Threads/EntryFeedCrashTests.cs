using System.Collections.Concurrent;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Threads;

/// <summary>Promise 7: whoever resumes from its last cursor gets each later entry once, whatever happens to the store meanwhile.</summary>
public abstract class EntryFeedCrashTests(StoreServer server)
{
    private const int Writers = 16;
    private const int Kills = 3;
    private readonly ConcurrentDictionary<string, EntryId> acknowledged = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FollowAsync_ResumedFromEachCursorInTurnWhileManyWriteAndTheStoreIsKilled_GivesEachEntryOnceInOrder()
    {
        var (writing, reading) = (await OpenAsync(), await OpenAsync());
        var home = Sample.NewCustomer();
        await writing.Customers.CommitAsync(new(home), (state, now) => Sample.Start(state, now, home.Value), null, Cancelled);
        using var done = new CancellationTokenSource();
        var resumed = new ConcurrentQueue<Entry>();
        var lasting = new ConcurrentQueue<Entry>();
        var following = Task.WhenAll(ResumeAgainAndAgainAsync(reading, home, resumed, done.Token), FollowAsync(reading, home, lasting, done.Token));

        for (var kill = 0; kill < Kills; kill++)
        {
            var (enough, resumedTo) = (acknowledged.Count + 100, resumed.Count + 20);
            using var stop = new CancellationTokenSource();
            var writers = Enumerable.Range(0, Writers).Select(w => WriteAsync(writing, home, $"{kill}/{w}", stop.Token)).ToList();
            await Poll.UntilAsync(() => Task.FromResult(acknowledged.Count >= enough && resumed.Count >= resumedTo));
            await server.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(writers);
            await server.StartAsync();
            await Poll.UntilAsync(() => writing.StartUp.IsReadyAsync(Cancelled));
            await Poll.UntilAsync(() => reading.StartUp.IsReadyAsync(Cancelled));
        }

        var log = await writing.Log.RangeAsync(home, 1, int.MaxValue, Cancelled);
        await Poll.UntilAsync(() => Task.FromResult(resumed.Count >= log.Count && lasting.Count >= log.Count));
        await done.CancelAsync();
        await following;
        Assert.All(acknowledged, a => Assert.Equal(a.Key, Sample.TextOf(log[a.Value.Sequence - 1])));
        Assert.Equal(log.Select(Told), resumed.Select(Told));
        Assert.Equal(log.Select(Told), lasting.Select(Told));
    }

    private static string Told(Entry entry) => $"{entry.Id.Sequence} {Sample.TextOf(entry)}";

    /// <summary>Takes one entry, or a few, and resumes from the last.</summary>
    private static async Task ResumeAgainAndAgainAsync(TestStore store, CustomerId home, ConcurrentQueue<Entry> read, CancellationToken ended)
    {
        var last = 0;
        try
        {
            while (true)
            {
                await foreach (var entry in store.Get<EntryFeed>().FollowAsync(home, ThreadPosition.Of([KeyValuePair.Create(home, last)]), All, ended).Take(1 + (last % 7)).WithCancellation(ended))
                {
                    read.Enqueue(entry);
                    last = entry.Id.Sequence;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private static async Task FollowAsync(TestStore store, CustomerId home, ConcurrentQueue<Entry> read, CancellationToken ended)
    {
        try
        {
            await foreach (var entry in store.Get<EntryFeed>().FollowAsync(home, ThreadPosition.Of([KeyValuePair.Create(home, 0)]), All, ended))
            {
                read.Enqueue(entry);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private static Task<IReadOnlyList<Entry>> All(IReadOnlyList<PlacedEntry> entries, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Entry>>([.. entries.Select(static placed => placed.Entry)]);

    private Task<TestStore> OpenAsync() =>
        server.OpenAsync(static o => o with { Deadline = TimeSpan.FromSeconds(2), RereadEvery = TimeSpan.FromMilliseconds(200) });

    /// <summary>What is not acknowledged may be there or not; if it is, subscribers are told of it.</summary>
    private Task WriteAsync(TestStore store, CustomerId home, string writer, CancellationToken stop)
    {
        var n = 0;
        return UntilStopped.RepeatAsync(
            async () =>
            {
                var text = $"{writer}/{n++}";
                var done = await store.Customers.AppendAsync<string>(
                    new(new(home, 1)) { Idempotency = new Idempotency("chat", text, "payload") }, (state, now) => Sample.Say(state, 1, text, now), null, Cancelled);
                acknowledged[text] = done.Entries.Single().Id;
            },
            stop);
    }
}
