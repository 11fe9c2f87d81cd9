using Continuity.Customers;
using Continuity.Inboxes;
using Continuity.Redis.Connection;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Inboxes;

/// <summary>Commits that each tell an agent the next number of their home, so that what is lost, repeated or out of order shows.</summary>
internal static class Counting
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Commits at a desk until it is stopped. Whether what was not acknowledged is there, the store itself says afterwards.</summary>
    public static Task CommitAsync(Desk desk, TestStore by, string agent, CancellationToken stop) => UntilStopped.RepeatAsync(
        () => desk.ChangeAsync(
            (c, now) =>
            {
                var count = c.State.Profile.FollowUpCount + 1;
                return c.With(c.State with { Profile = c.State.Profile with { FollowUpCount = count } })
                    .Tell(new(agent, InboxEventKind.FollowUpDue, 1) { FollowUp = count });
            },
            by),
        stop);

    /// <summary>Sweeps until everything was told.</summary>
    public static Task SweepAsync(TestStore store, IReadOnlyCollection<CustomerId> homes) => Poll.UntilAsync(async () =>
    {
        await store.Get<OutboxSweep>().SweepAsync(Cancelled);
        var left = await Task.WhenAll(homes.Select(home => store.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(home).Outbox, Cancelled)));
        return left.All(static count => count == 0);
    });

    /// <summary>Holds that an agent was told each number of each home once and in order.</summary>
    /// <returns>What they were told.</returns>
    public static async Task<IReadOnlyList<ToldEvent>> CheckAsync(TestStore store, IReadOnlyCollection<CustomerId> homes, string agent)
    {
        var told = await Told.AllAsync(store, EventLog.OfAgent(agent));
        foreach (var home in homes)
        {
            var commits = (await store.Customers.LoadAsync(home, [], [], Cancelled)).Profile.FollowUpCount;
            Assert.Equal(Enumerable.Range(1, commits), told.Where(one => one.Ticket.Home == home).Select(static one => one.FollowUp!.Value.Number));
        }

        return told;
    }
}
