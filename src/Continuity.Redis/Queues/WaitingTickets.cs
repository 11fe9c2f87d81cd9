using Continuity.Redis.Connection;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Queues;

/// <summary>The tickets that wait in queues, longest first, as far as the relay has come: what it says of a ticket may be a moment old.</summary>
public sealed class WaitingTickets
{
    private readonly IRedisCalls redis;

    internal WaitingTickets(IRedisCalls redis) => this.redis = redis;

    /// <summary>How many wait in a queue.</summary>
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
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var key = new QueueKeys(queue).Waiting;
        var from = after?.Since.ToUnixTimeMilliseconds() ?? double.NegativeInfinity;
        var page = new List<WaitingTicket>(take);
        for (var skip = 0L; page.Count < take;)
        {
            var found = await redis.SortedSetRangeByScoreAsync(key, from, double.PositiveInfinity, skip, take, cancellationToken);
            foreach (var one in found)
            {
                var waiting = new WaitingTicket(TicketText.Read((string)one.Element!), DateTimeOffset.FromUnixTimeMilliseconds((long)one.Score));
                // Those that began to wait in the same millisecond as the last one are read again.
                if (page.Count < take && (after is null || waiting.Since > after.Since || string.CompareOrdinal((string)one.Element!, TicketText.Of(after.Ticket)) > 0))
                {
                    page.Add(waiting);
                }
            }

            if (found.Length < take)
            {
                break;
            }

            skip += found.Length;
        }

        return page;
    }
}
