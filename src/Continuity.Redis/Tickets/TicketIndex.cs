using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Tickets;
using StackExchange.Redis;

namespace Continuity.Redis.Tickets;

/// <summary>Reads lists of tickets that are kept by a time, the earliest first; of equals in the order of their ids.</summary>
internal static class TicketIndex
{
    private const int Chunk = 500;

    /// <summary>Reads a page.</summary>
    /// <param name="redis">The calls.</param>
    /// <param name="key">The list.</param>
    /// <param name="after">The last one of the page before, or null for the first page. It need not be there any longer.</param>
    /// <param name="take">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<(TicketId Ticket, DateTimeOffset At)>> PageAsync(
        IRedisCalls redis, RedisKey key, (TicketId Ticket, DateTimeOffset At)? after, int take, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var from = after?.At.ToUnixTimeMilliseconds() ?? double.NegativeInfinity;
        var page = new List<(TicketId Ticket, DateTimeOffset At)>(take);
        for (var skip = 0L; page.Count < take;)
        {
            var found = await redis.SortedSetRangeByScoreAsync(key, from, double.PositiveInfinity, skip, take, cancellationToken);
            foreach (var one in found)
            {
                var (text, at) = ((string)one.Element!, DateTimeOffset.FromUnixTimeMilliseconds((long)one.Score));

                // Those of the same millisecond as the last one are read again.
                if (page.Count < take && (after is not { } last || at > last.At || string.CompareOrdinal(text, TicketText.Of(last.Ticket)) > 0))
                {
                    page.Add((TicketText.Read(text), at));
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

    /// <summary>Reads all of a list.</summary>
    public static async Task<IReadOnlyList<TicketId>> AllAsync(IRedisCalls redis, RedisKey key, CancellationToken cancellationToken)
    {
        var all = new List<TicketId>();
        for ((TicketId Ticket, DateTimeOffset At)? last = null; ;)
        {
            var page = await PageAsync(redis, key, last, Chunk, cancellationToken);
            all.AddRange(page.Select(static one => one.Ticket));
            if (page.Count < Chunk)
            {
                return all;
            }

            last = page[^1];
        }
    }
}
