using System.Collections.Concurrent;
using Continuity.Customers;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Webhooks;

/// <summary>Kills the server while entries are recorded, put into a queue and taken out of it.</summary>
public abstract class WebhookCrashTests(StoreServer server)
{
    private const int Kills = 5;
    private const int Homes = 6;
    private const string Endpoint = "crm";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RelayAsync_ServerKilledAgainAndAgain_EveryEntryIsHadInOrderAndNoneAgainThatWasSettled()
    {
        TestStore[] stores = [await OpenAsync(), await OpenAsync()];
        var homes = new List<CustomerId>();
        foreach (var number in Enumerable.Range(0, Homes))
        {
            homes.Add(Sample.NewCustomer());
            await stores[0].Customers.CommitAsync(new(homes[^1]), (state, now) => Sample.Start(state, now, $"10000{number}"), null, Cancelled);
        }

        var had = new ConcurrentQueue<(CustomerId Home, int Sequence)>();
        var failed = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var enough = had.Count + 60 + (kill * 13);
            using var stop = new CancellationTokenSource();
            var writing = homes.SelectMany(home => stores.Select(store => UntilStopped.RepeatAsync(() => SayAsync(store, home), stop.Token))).ToList();
            var delivering = UntilStopped.RepeatAsync(() => DeliverAsync(stores[kill % 2], had), stop.Token);
            await Poll.UntilAsync(() => Task.FromResult(had.Count >= enough));
            await server.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(writing);
            failed += await delivering;
            await server.StartAsync();
            foreach (var store in stores)
            {
                await Poll.UntilAsync(() => store.StartUp.IsReadyAsync(Cancelled));
            }
        }

        foreach (var partition in homes.Select(Partition.Of).Distinct())
        {
            await Poll.UntilAsync(() => stores[0].Get<OutboxRelay>().RelayOutboxAsync(partition, DateTimeOffset.MaxValue, Cancelled));
        }

        while (await DeliverAsync(stores[0], had))
        {
        }

        var repeats = 0;
        foreach (var home in homes)
        {
            var theirs = had.Where(one => one.Home == home).Select(static one => one.Sequence).ToList();
            // An event is had again where the answer that it was settled was lost: before any later one of its home.
            var once = theirs.Where((sequence, i) => i == 0 || theirs[i - 1] != sequence).ToList();
            Assert.Equal(Enumerable.Range(1, await stores[0].Log.LengthAsync(home, Cancelled)), once);
            repeats += theirs.Count - once.Count;
        }

        Assert.InRange(repeats, 0, failed);
        Assert.True(had.Count > 300);
    }

    private static async Task SayAsync(TestStore store, CustomerId home)
    {
        await store.Customers.AppendAsync(new(new(home, 1)), static (state, now) => Sample.Say(state, 1, "a word", now), null, Cancelled);
        // No faster than events are had, or the end takes long.
        await Task.Delay(20, Cancelled);
    }

    private static async Task<bool> DeliverAsync(TestStore store, ConcurrentQueue<(CustomerId, int)> had)
    {
        var (events, _) = await store.Get<WebhookQueue>().NextAsync(Endpoint, true, Homes, Cancelled);
        foreach (var one in events)
        {
            had.Enqueue((one.Event.Entry.Home, one.Event.Entry.Sequence));
            await store.Get<WebhookQueue>().DeliveredAsync(Endpoint, one.Event, Cancelled);
        }

        return events.Count > 0;
    }

    private Task<TestStore> OpenAsync() => server.OpenAsync(
        static o => o with { Deadline = TimeSpan.FromSeconds(2), RelayAfter = TimeSpan.FromMilliseconds(100) },
        static services => services.AddSingleton(new WebhookSubscriptions([new(Endpoint)])));
}
