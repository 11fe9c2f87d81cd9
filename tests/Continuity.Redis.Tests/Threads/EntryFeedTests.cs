using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Threads;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Tests.Threads;

public abstract class EntryFeedTests(StoreServer server)
{
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FollowAsync_FromEachPlaceInALogOfSeveralPages_GivesAllThatIsBehindItInOrder()
    {
        var (store, home) = await StartAsync(Never);
        await Task.WhenAll(Enumerable.Range(2, 199).Select(n => SayAsync(store, home, $"{n}")));

        foreach (var after in Enumerable.Range(0, 200))
        {
            var read = await store.Get<EntryFeed>().FollowAsync(home, At(home, after), All, Cancelled).Take(200 - after).ToListAsync(Cancelled);

            Assert.Equal(Enumerable.Range(after + 1, 200 - after), read.Select(static e => e.Id.Sequence));
        }
    }

    [Fact]
    public async Task FollowAsync_EntryOfAnotherProcess_IsHeardOfByTheHint()
    {
        var (reader, home) = await StartAsync(Never);
        var writer = await server.OpenAsync();
        await using var feed = reader.Get<EntryFeed>().FollowAsync(home, At(home, 1), All, Cancelled).GetAsyncEnumerator(Cancelled);

        var next = feed.MoveNextAsync().AsTask();
        await SubscribersAsync(home, 1);

        for (var n = 2; n < 30; n++)
        {
            await SayAsync(writer, home, $"{n}");
            Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(30), Cancelled));
            Assert.Equal($"{n}", Sample.TextOf(feed.Current));
            next = feed.MoveNextAsync().AsTask();
        }

        await SayAsync(writer, home, "The last");
        Assert.True(await next);
    }

    [Fact]
    public async Task FollowAsync_EntriesThatNoHintTellsOf_AreReadAllTheSame()
    {
        var (store, home) = await StartAsync(Soon);
        await using var feed = store.Get<EntryFeed>().FollowAsync(home, At(home, 1), All, Cancelled).GetAsyncEnumerator(Cancelled);
        var next = feed.MoveNextAsync().AsTask();
        await SubscribersAsync(home, 1);
        using var silent = await server.ConnectAsync();

        // From the second on the reader knows where the home stood before its last look.
        for (var n = 1; n <= 4; n++)
        {
            next = n == 1 ? next : feed.MoveNextAsync().AsTask();
            await silent.GetDatabase().ListRightPushAsync(
                new CustomerKeys(home).Log, StoreJson.WriteBytes(StoredEntry.Of(Sample.Text($"Unheard {n}", 1, DateTimeOffset.UnixEpoch), DateTimeOffset.UnixEpoch)));

            Assert.True(await next);
            Assert.Equal($"Unheard {n}", Sample.TextOf(feed.Current));
        }
    }

    [Fact]
    public async Task FollowAsync_SubscriptionCutAgainAndAgain_GivesEachEntryOnce()
    {
        var (store, home) = await StartAsync(Soon);
        using var killer = await server.ConnectAsync();
        var reading = store.Get<EntryFeed>().FollowAsync(home, At(home, 1), All, Cancelled).Take(60).ToListAsync(Cancelled).AsTask();

        for (var n = 2; n < 62; n++)
        {
            await SayAsync(store, home, $"{n}");
            if (n % 20 == 0)
            {
                await CutSubscriptionsAsync(killer);
            }
        }

        Assert.Equal(Enumerable.Range(2, 60).Select(static n => $"{n}"), (await reading).Select(Sample.TextOf));
    }

    [Fact]
    public async Task FollowAsync_ManySubscribersOfOneCustomer_ShareASubscriptionThatGoesWithTheLast()
    {
        var (store, home) = await StartAsync(Never);
        using var all = new CancellationTokenSource();
        using var one = CancellationTokenSource.CreateLinkedTokenSource(all.Token);
        var gone = FollowUntilAsync(store, home, one.Token);
        var following = Enumerable.Range(0, 50).Select(_ => FollowUntilAsync(store, home, all.Token)).ToList();
        await SubscribersAsync(home, 1);

        await one.CancelAsync();
        await gone;
        await SayAsync(store, home, "Heard by the others");
        await SubscribersAsync(home, 1);
        await all.CancelAsync();

        Assert.All(await Task.WhenAll(following), static read => Assert.True(read.Count <= 1));
        await SubscribersAsync(home, 0);
    }

    [Fact]
    public async Task FollowAsync_WhatIsMadeFailsForTheStore_IsMadeAgainOfTheSameEntries()
    {
        var (store, home) = await StartAsync(Soon);
        var asked = new List<string>();

        var read = await store.Get<EntryFeed>().FollowAsync<Entry>(
            home,
            At(home, 0),
            (entries, token) =>
            {
                asked.Add(string.Join(' ', entries.Select(static e => e.Entry.Id.Sequence)));
                return asked.Count < 3 ? throw new StoreUnavailableException("Away.") : All(entries, token);
            },
            Cancelled).Take(1).ToListAsync(Cancelled);

        Assert.Equal(["1", "1", "1"], asked);
        Assert.Single(read);
    }

    [Fact]
    public async Task FollowAsync_WhatIsMadeLeavesEntriesOut_GoesOnBehindThem()
    {
        var (store, home) = await StartAsync(Never);
        await Task.WhenAll(Enumerable.Range(2, 199).Select(n => SayAsync(store, home, $"{n}")));

        var read = await store.Get<EntryFeed>().FollowAsync(home, At(home, 0), static (entries, _) => Task.FromResult<IReadOnlyList<int>>(
            [.. entries.Select(static e => e.Entry.Id.Sequence).Where(static n => n % 70 == 0)]), Cancelled).Take(2).ToListAsync(Cancelled);

        Assert.Equal([70, 140], read);
    }

    private static Task<IReadOnlyList<Entry>> All(IReadOnlyList<PlacedEntry> entries, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Entry>>([.. entries.Select(static placed => placed.Entry)]);

    private static ThreadPosition At(CustomerId home, int entries) => ThreadPosition.Of([KeyValuePair.Create(home, entries)]);

    private static async Task<IReadOnlyList<Entry>> FollowUntilAsync(TestStore store, CustomerId home, CancellationToken ended)
    {
        var read = new List<Entry>();
        try
        {
            await foreach (var entry in store.Get<EntryFeed>().FollowAsync(home, At(home, 1), All, ended))
            {
                read.Add(entry);
            }
        }
        catch (OperationCanceledException)
        {
            // That is how a subscriber goes.
        }

        return read;
    }

    private static async Task SayAsync(TestStore store, CustomerId home, string text) =>
        Assert.True((await store.Customers.AppendAsync<string>(new(new(home, 1)), (state, now) => Sample.Say(state, 1, text, now), null, Cancelled)).IsAccepted);

    /// <summary>Ends every connection that is subscribed to something.</summary>
    private static async Task CutSubscriptionsAsync(ConnectionMultiplexer killer)
    {
        foreach (var server in killer.GetEndPoints().Select(endPoint => killer.GetServer(endPoint)))
        {
            foreach (var client in (await server.ClientListAsync()).Where(static c => c.SubscriptionCount > 0))
            {
                await server.ClientKillAsync(id: client.Id, skipMe: true);
            }
        }
    }

    private async Task<(TestStore Store, CustomerId Home)> StartAsync(TimeSpan rereadEvery)
    {
        var store = await server.OpenAsync(o => o with { RereadEvery = rereadEvery });
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(new(home), (state, now) => Sample.Start(state, now, home.Value), null, Cancelled);
        return (store, home);
    }

    private async Task SubscribersAsync(CustomerId home, long expected)
    {
        using var redis = await server.ConnectAsync();
        var channel = new RedisChannel(new CustomerKeys(home).Hint, RedisChannel.PatternMode.Literal);
        await Poll.UntilAsync(async () =>
            (await Task.WhenAll(redis.GetEndPoints().Select(node => redis.GetServer(node).SubscriptionSubscriberCountAsync(channel)))).Sum() == expected);
    }
}
