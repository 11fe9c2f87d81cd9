using System.Collections.Concurrent;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Delivery;

/// <summary>The store is killed while much is ordered: what was acknowledged is queued, and what is queued has an entry and a delivery.</summary>
public abstract class DeliveryKillTests(StoreServer server)
{
    private const int Writers = 8;
    private const int Kills = 3;
    private readonly ConcurrentDictionary<EntryId, string> acknowledged = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AppendAsync_TheStoreIsKilledAgainAndAgain_QueuesExactlyWhatWasRecordedToLeave()
    {
        var store = await Outgoing.OpenAsync(server, static o => o with { Deadline = TimeSpan.FromSeconds(5) });
        var sessions = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Outgoing.BeginAsync(store)));
        for (var kill = 0; kill < Kills; kill++)
        {
            var enough = acknowledged.Count + 100;
            using var stop = new CancellationTokenSource();
            var writing = sessions.Select(session => WriteAsync(store, session, kill, stop.Token)).ToList();
            await Poll.UntilAsync(() => Task.FromResult(acknowledged.Count >= enough));
            await server.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(writing);
            await server.StartAsync();
            await Poll.UntilAsync(() => store.StartUp.IsReadyAsync(Cancelled));
        }

        foreach (var session in sessions)
        {
            var log = await store.Log.RangeAsync(session.Home, 2, int.MaxValue, Cancelled);
            Assert.Equal(log.Select(static entry => entry.Id.Sequence), await Outgoing.QueueAsync(store, session.Home));
            Assert.Equal(log.Count, (await store.Records.DeliveriesAsync(log.Select(static entry => entry.Id), Cancelled)).Count);
            Assert.All(acknowledged.Where(one => one.Key.Home == session.Home), one => Assert.Equal(one.Value, Sample.TextOf(log[one.Key.Sequence - 2])));
        }
    }

    /// <summary>What is not acknowledged may be there or not; if it is, it leaves.</summary>
    private Task WriteAsync(TestStore store, SessionId session, int kill, CancellationToken stop)
    {
        var n = 0;
        return UntilStopped.RepeatAsync(
            async () =>
            {
                var text = $"{kill}/{n++}";
                acknowledged[(await Outgoing.WriteAsync(store, session, text)).Entries.Single().Id] = text;
            },
            stop);
    }
}
