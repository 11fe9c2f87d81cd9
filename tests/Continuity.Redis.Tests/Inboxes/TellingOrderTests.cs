using Continuity.Inboxes;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Inboxes;

/// <summary>Several processes commit at the same homes and tell the same agents; some stop between a commit and telling of it, for ever or for a while.</summary>
public abstract class TellingOrderTests(StoreServer server)
{
    private const int Desks = 3;
    private const int Agents = 2;
    private const int WritersAProcess = 4;
    private const int CommitsAWriter = 100;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_ProcessesRaceAndSomeDieOrLagBeforeTheyTell_EveryAgentIsToldOfEachHomesCommitsInOrderOnce()
    {
        var dead = new TaskCompletionSource();
        var (dies, tells, lags) = (new Random(1), 0, new Random(2));
        TestStore[] stores =
        [
            await OpenAsync(),
            await OpenAsync(services => HeldScripts.Replace(services, ":events", () => Interlocked.Increment(ref tells) > 200 ? dead.Task : Task.CompletedTask)),
            await OpenAsync(services => HeldScripts.Replace(services, ":events", () => Once(lags, 4) ? Task.Delay(20) : Task.CompletedTask)),
            await OpenAsync(services => HeldScripts.Replace(services, ":events", () => Once(dies, 5) ? throw new StoreUnavailableException("It died.") : Task.CompletedTask)),
        ];
        var agents = Enumerable.Range(0, Agents).Select(static _ => Guid.NewGuid().ToString("N")).ToList();
        var desks = await Task.WhenAll(Enumerable.Range(0, Desks).Select(_ => new Desk(stores[0]).OpenAsync()));
        await Task.WhenAll(stores.SelectMany(store => Enumerable.Range(0, WritersAProcess).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < CommitsAWriter; n++)
            {
                var desk = desks[(writer + n) % Desks];
                var done = await desk.ChangeAsync(
                    (c, now) =>
                    {
                        var count = c.State.Profile.FollowUpCount + 1;
                        return c.With(c.State with { Profile = c.State.Profile with { FollowUpCount = count } })
                            .Tell(new(agents[count % Agents], InboxEventKind.FollowUpDue, 1) { FollowUp = count })
                            .Tell(new(agents[0], InboxEventKind.FollowUpMissed, 1) { FollowUp = count });
                    },
                    store);
                Assert.True(done.IsAccepted);
            }
        }))));

        await Counting.SweepAsync(stores[0], [.. desks.Select(static desk => desk.Home)]);

        var total = 0;
        foreach (var (agent, index) in agents.Select(static (agent, i) => (agent, i)))
        {
            var told = await Told.AllAsync(stores[0], EventLog.OfAgent(agent));
            Assert.Equal(Enumerable.Range(1, told.Count), told.Select(static one => (int)one.Number));
            total += told.Count;
            foreach (var desk in desks)
            {
                var commits = (await stores[0].Customers.LoadAsync(desk.Home, [], [], Cancelled)).Profile.FollowUpCount;
                var theirs = Enumerable.Range(1, commits).SelectMany(n => Events(n, index));
                Assert.Equal(theirs, told.Where(one => one.Ticket.Home == desk.Home).Select(static one => $"{one.Kind} {one.FollowUp!.Value.Number}"));
            }
        }

        Assert.Equal(2 * stores.Length * WritersAProcess * CommitsAWriter, total);
        Assert.True(tells > 200);
    }

    [Fact]
    public async Task CommitAsync_ProcessesKilledOneAfterTheOtherWhileOthersGoOn_TheAgentIsToldOfEachHomesCommitsInOrderOnce()
    {
        var (store, agent) = (await OpenAsync(), Guid.NewGuid().ToString("N"));
        var desks = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => new Desk(store).OpenAsync()));
        var homes = desks.Select(static desk => desk.Home).ToList();
        using var stop = new CancellationTokenSource();
        var writing = desks.Select(desk => Task.Run(() => Counting.CommitAsync(desk, store, agent, stop.Token))).ToList();
        for (var kill = 0; kill < 4; kill++)
        {
            await using var other = await MergingProcess.TellingAsync(server, agent, homes);
            var enough = await store.Get<EventFeed>().BeginAsync(EventLog.OfAgent(agent), null, Cancelled) + 200 + (kill * 17);
            await other.BeginAsync();
            await Poll.UntilAsync(async () => await store.Get<EventFeed>().BeginAsync(EventLog.OfAgent(agent), null, Cancelled) >= enough);
            await other.KillAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);
        await Counting.SweepAsync(store, homes);
        Assert.NotEmpty(await Counting.CheckAsync(store, homes, agent));
    }

    private static IEnumerable<string> Events(int commit, int agent)
    {
        if (commit % Agents == agent)
        {
            yield return $"FollowUpDue {commit}";
        }

        if (agent == 0)
        {
            yield return $"FollowUpMissed {commit}";
        }
    }

    private static bool Once(Random random, int of)
    {
        lock (random)
        {
            return random.Next(of) == 0;
        }
    }

    private Task<TestStore> OpenAsync(Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? replace = null) =>
        server.OpenAsync(static o => o with { RelayAfter = TimeSpan.FromMilliseconds(100) }, replace);
}
