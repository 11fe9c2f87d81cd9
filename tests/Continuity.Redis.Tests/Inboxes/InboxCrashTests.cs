using System.Collections.Concurrent;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Inboxes;

/// <summary>Kills the server while agents are told, and somebody follows.</summary>
public abstract class InboxCrashTests(StoreServer server)
{
    private const int Kills = 4;
    private const int Desks = 3;

    [Fact]
    public async Task FollowAsync_ServerKilledAgainAndAgain_GivesEachEventOnceAndEachHomesInOrder()
    {
        var (writing, reading) = (await OpenAsync(), await OpenAsync());
        var agent = Guid.NewGuid().ToString("N");
        var desks = await Task.WhenAll(Enumerable.Range(0, Desks).Select(_ => new Desk(writing).OpenAsync()));
        var homes = desks.Select(static desk => desk.Home).ToList();
        using var done = new CancellationTokenSource();
        var followed = new ConcurrentQueue<ToldEvent>();
        var following = FollowAsync(reading, agent, followed, done.Token);

        for (var kill = 0; kill < Kills; kill++)
        {
            var enough = followed.Count + 50 + (kill * 11);
            using var stop = new CancellationTokenSource();
            var writers = desks.SelectMany(desk => new[] { writing, reading }.Select(by => Task.Run(() => Counting.CommitAsync(desk, by, agent, stop.Token)))).ToList();
            await Poll.UntilAsync(() => Task.FromResult(followed.Count >= enough));
            await server.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(writers);
            await server.StartAsync();
            await Poll.UntilAsync(() => writing.StartUp.IsReadyAsync(TestContext.Current.CancellationToken));
            await Poll.UntilAsync(() => reading.StartUp.IsReadyAsync(TestContext.Current.CancellationToken));
        }

        await Counting.SweepAsync(writing, homes);
        var told = await Counting.CheckAsync(writing, homes, agent);
        await Poll.UntilAsync(() => Task.FromResult(followed.Count >= told.Count));
        await done.CancelAsync();
        await following;
        Assert.Equal(told, followed);
    }

    private static async Task FollowAsync(TestStore store, string agent, ConcurrentQueue<ToldEvent> followed, CancellationToken ended)
    {
        try
        {
            await foreach (var one in store.Get<EventFeed>().FollowAsync(EventLog.OfAgent(agent), 0, ended))
            {
                followed.Enqueue(one);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private Task<TestStore> OpenAsync() => server.OpenAsync(static o => o with
    {
        Deadline = TimeSpan.FromSeconds(2),
        RelayAfter = TimeSpan.FromMilliseconds(100),
        RereadEvery = TimeSpan.FromMilliseconds(200),
    });
}
