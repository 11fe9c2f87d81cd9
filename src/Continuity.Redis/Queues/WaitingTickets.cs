using Continuity.Redis.Connection;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Queues;

/// <summary>The tickets that wait in queues or are offered to them, longest first, as far as the relay has come: what it says of a ticket may be a moment old.</summary>
public sealed class WaitingTickets
{
    private readonly IRedisCalls redis;

    internal WaitingTickets(IRedisCalls redis) => this.redis = redis;

    /// <summary>How many can be taken from a queue.</summary>
    /// <param name="queue">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<int> CountAsync(string queue, CancellationToken cancellationToken) =>
        (int)await redis.SortedSetLengthAsync(new QueueKeys(queue).Waiting, cancellationToken);

    /// <summary>Reads a page.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="after">The last one of the page before, or null for the first page. It need not wait any longer.</param>
    /// <param name="take">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Those that wait next, the longest waiting first; of equals in the order of their ids.</returns>
    public async Task<IReadOnlyList<WaitingTicket>> PageAsync(string queue, WaitingTicket? after, int take, CancellationToken cancellationToken)
    {
        ScoredPlace? from = after is null ? null : new(after.Since.ToUnixTimeMilliseconds(), TicketText.Of(after.Ticket));
        var page = await ScoredList.PageAsync(redis, new QueueKeys(queue).Waiting, from, take, cancellationToken);
        return [.. page.Select(static one => new WaitingTicket(TicketText.Read(one.Member), DateTimeOffset.FromUnixTimeMilliseconds(one.Score)))];
    }
}
