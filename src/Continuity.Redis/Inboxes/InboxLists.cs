using Continuity.FollowUps;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Projections;

namespace Continuity.Redis.Inboxes;

/// <summary>What stands in agents' inboxes, the most urgent first, as far as the relay has come: what it says may be a moment old, so ask the record before it is shown.</summary>
public sealed class InboxLists
{
    private readonly IRedisCalls redis;

    internal InboxLists(IRedisCalls redis) => this.redis = redis;

    /// <summary>The lists of the follow-ups in a state; of the open ones where it is null.</summary>
    /// <param name="state">The state, or null.</param>
    public static IReadOnlyList<InboxList> FollowUps(FollowUpState? state) => state is { } one
        ? [InboxMembers.ListOf(one)]
        : [InboxList.FollowUpsPending, InboxList.FollowUpsDue, InboxList.FollowUpsMissed];

    /// <summary>Reads a page of several lists of several agents as if they were one, all in one round trip. What stands in more than one of them comes once.</summary>
    /// <param name="agents">The agents, by the subjects of their tokens.</param>
    /// <param name="lists">The lists, all of the same kind of thing.</param>
    /// <param name="after">The last one of the page before, or null for the first page. It need not stand there any longer.</param>
    /// <param name="take">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The next ones, the most urgent first; of equals in the order of their ids.</returns>
    public async Task<IReadOnlyList<InboxItem>> PageAsync(
        IEnumerable<string> agents, IReadOnlyCollection<InboxList> lists, InboxItem? after, int take, CancellationToken cancellationToken)
    {
        ScoredPlace? from = after is { } last ? new(last.At.ToUnixTimeMilliseconds(), NumberText.Of(last.Home, last.Number)) : null;
        var pages = await Task.WhenAll(agents.Distinct(StringComparer.Ordinal)
            .SelectMany(agent => lists.Select(list => ScoredList.PageAsync(redis, new InboxKeys(agent).List(list), from, take, cancellationToken))));
        return
        [
            .. pages.SelectMany(static page => page).Distinct()
                .OrderBy(static place => place.Score)
                .ThenBy(static place => place.Member, StringComparer.Ordinal)
                .Take(take)
                .Select(static place => NumberText.Read(place.Member) is var (home, number) ? new InboxItem(home, number, DateTimeOffset.FromUnixTimeMilliseconds(place.Score)) : default),
        ];
    }
}
