using System.Collections.Concurrent;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Outbox;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Connection;

/// <summary>Kills the server in the middle of commits that write to every key that a commit can, and looks at what is there before anything is repeated.</summary>
public abstract class CrashTests(StoreServer server)
{
    private const int Kills = 5;
    private const int Homes = 4;
    private const int WritersAHome = 4;
    private readonly string queue = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, EntryId> acknowledged = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_ServerKilledAgainAndAgain_EachCommitIsThereOnceAndWhole()
    {
        var store = await server.OpenAsync(static o => o with { Deadline = TimeSpan.FromSeconds(2), RelayAfter = TimeSpan.FromMilliseconds(100) });
        var homes = Enumerable.Range(0, Homes).Select(static _ => Sample.NewCustomer()).ToList();
        foreach (var home in homes)
        {
            await store.Customers.CommitAsync(new(home), (state, now) => Sample.Start(state, now, Number(home, 1), queue), null, Cancelled);
        }

        var writers = homes.SelectMany(home => Enumerable.Range(0, WritersAHome).Select(n => new Writer(home, n))).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            var enough = acknowledged.Count + 30 + (kill * 7);
            using var stop = new CancellationTokenSource();
            var running = writers.Select(w => Task.Run(() => UntilStopped.RepeatAsync(() => WriteNextAsync(store, w), stop.Token))).ToList();
            await Poll.UntilAsync(() => Task.FromResult(acknowledged.Count >= enough));
            await server.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(running);
            await server.StartAsync();
            await Poll.UntilAsync(() => store.StartUp.IsReadyAsync(Cancelled));
            await CheckAsync(store, homes, kill);
        }

        var unsure = writers.Select(static w => w.Text).ToList();
        await Task.WhenAll(writers.Select(w => WriteNextAsync(store, w)));
        await CheckAsync(store, homes, Kills);
        Assert.All(unsure, text => Assert.Contains(text, acknowledged));
    }

    /// <summary>Where it is not acknowledged, the same is written next, with its key.</summary>
    private async Task WriteNextAsync(TestStore store, Writer writer)
    {
        var text = writer.Text;
        var idempotency = new Idempotency("chat", $"{writer.Home.Value}/{text}", "payload");
        var entry = writer.Next % 2 == 0
            ? (await store.Customers.AppendAsync<string>(
                new(new(writer.Home, 1)) { Idempotency = idempotency }, (state, now) => Sample.Say(state, 1, text, now), null, Cancelled)).Entries.Single()
            : (await store.Customers.CommitAsync(
                new(writer.Home) { Idempotency = idempotency }, (state, now) => StartSaying(state, now, text), null, Cancelled)).Entries[1];
        acknowledged[text] = entry.Id;
        writer.Next++;
    }

    private Decision<int> StartSaying(CustomerState state, DateTimeOffset now, string text)
    {
        var session = state.Profile.SessionCount + 1;
        var start = Sample.Start(state, now, Number(state.Id, session), queue);
        return Decision.Accept(session, start.State!, [.. start.Entries, Sample.Text(text, session, now)]);
    }

    private async Task CheckAsync(TestStore store, IReadOnlyList<CustomerId> homes, int kill)
    {
        foreach (var home in homes)
        {
            // The log first: nothing has yet been read of this customer that could have put it in order.
            var log = await store.Log.RangeAsync(home, 1, int.MaxValue, Cancelled);
            var state = await store.Customers.LoadAsync(home, [], [], Cancelled);
            var (sessions, texts) = (state.Profile.SessionCount, log.Select(Sample.TextOf).ToList());
            Assert.True(texts.Count == texts.Distinct().Count(), $"After kill {kill}, entries are there twice.");
            Assert.Equal(state.LogLength, log.Count);
            Assert.Equal(sessions, state.Version);
            Assert.Equal(Enumerable.Range(1, sessions).Select(static n => $"Session {n}"), texts.Where(static t => t.StartsWith("Session", StringComparison.Ordinal)));
            Assert.Equal(sessions, (await store.Records.SessionsAsync(home, [.. Enumerable.Range(1, sessions)], Cancelled)).Count);
            Assert.Equal(sessions, (await store.Records.TicketsAsync(home, [.. Enumerable.Range(1, sessions)], Cancelled)).Count);
            foreach (var (text, id) in acknowledged.Where(a => a.Value.Home == home))
            {
                Assert.True(id.Sequence <= log.Count && texts[id.Sequence - 1] == text, $"After kill {kill}, what was acknowledged is not at its place.");
            }
        }

        var states = await Task.WhenAll(homes.Select(home => store.Customers.LoadAsync(home, [], [], Cancelled)));
        await Poll.UntilAsync(async () =>
        {
            await store.Get<OutboxSweep>().SweepAsync(Cancelled);
            return await store.Queues.CountAsync(queue, Cancelled) == states.Sum(static s => s.Profile.TicketCount);
        });
    }

    private static string Number(CustomerId home, int ticket) => $"{home.Value}-{ticket}";

    private sealed class Writer(CustomerId home, int number)
    {
        public CustomerId Home => home;

        public int Next { get; set; }

        public string Text => $"{home.Value}/{number}/{Next}";
    }
}
