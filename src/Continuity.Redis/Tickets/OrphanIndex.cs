using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Tickets;

namespace Continuity.Redis.Tickets;

/// <summary>The tickets for which there may be nobody to answer, as far as the relay has come: which of them it is true of, the tickets say.</summary>
public sealed class OrphanIndex
{
    private readonly IRedisCalls redis;

    internal OrphanIndex(IRedisCalls redis) => this.redis = redis;

    /// <summary>Reads a page of what has neither owner nor handler and waits in no queue, and of what agents who have left have a part in.</summary>
    /// <param name="left">The agents who have left, by the subjects of their tokens.</param>
    /// <param name="after">The last one of the page before, or null for the first page. It need not be there any longer.</param>
    /// <param name="take">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those that were opened earliest, with when; of equals in the order of their ids.</returns>
    public async Task<IReadOnlyList<(TicketId Ticket, DateTimeOffset At)>> PageAsync(
        IReadOnlyList<string> left, (TicketId Ticket, DateTimeOffset At)? after, int take, CancellationToken cancellationToken)
    {
        string[] lists = [SystemKeys.Orphans, .. left.Select(static agent => new StaffKeys(agent).Parts)];
        var pages = await Task.WhenAll(lists.Select(list => TicketIndex.PageAsync(redis, list, after, take, cancellationToken)));
        return
        [
            .. pages.SelectMany(static page => page).Distinct()
                .OrderBy(static one => one.At).ThenBy(static one => TicketText.Of(one.Ticket), StringComparer.Ordinal)
                .Take(take),
        ];
    }
}
