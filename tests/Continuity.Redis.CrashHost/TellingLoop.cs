using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Inboxes;
using Continuity.Redis.Customers;

namespace Continuity.Redis.CrashHost;

/// <summary>Commits at homes, all at once and without end; each commit tells an agent the next number of its home.</summary>
internal static class TellingLoop
{
    /// <summary>Runs for ever.</summary>
    public static Task RunAsync(CustomerStore store, string agent, IReadOnlyList<CustomerId> homes) => Task.WhenAll(homes.Select(async home =>
    {
        while (true)
        {
            await store.CommitAsync(
                new(home),
                (state, now) =>
                {
                    var count = state.Profile.FollowUpCount + 1;
                    return Changes.Of(state)
                        .With(state with { Profile = state.Profile with { FollowUpCount = count } })
                        .Tell(new Notice(agent, InboxEventKind.FollowUpDue, 1) { FollowUp = count })
                        .Accept(count);
                },
                null,
                CancellationToken.None);
        }
    }));
}
