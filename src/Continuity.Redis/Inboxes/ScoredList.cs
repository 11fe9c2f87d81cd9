using Continuity.Redis.Connection;
using StackExchange.Redis;

namespace Continuity.Redis.Inboxes;

/// <summary>Reads lists that are kept by score, page by page.</summary>
internal static class ScoredList
{
    /// <summary>Reads a page.</summary>
    /// <param name="redis">Redis.</param>
    /// <param name="key">The list.</param>
    /// <param name="after">The last item of the page before, or null for the first page.</param>
    /// <param name="take">How many at most, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The next items, the lowest score first; of equals in the order of their texts.</returns>
    public static async Task<IReadOnlyList<ScoredPlace>> PageAsync(IRedisCalls redis, RedisKey key, ScoredPlace? after, int take, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var page = new List<ScoredPlace>(take);
        for (var skip = 0L; page.Count < take;)
        {
            var found = await redis.SortedSetRangeByScoreAsync(key, after?.Score ?? double.NegativeInfinity, double.PositiveInfinity, skip, take, cancellationToken);
            foreach (var one in found)
            {
                var place = new ScoredPlace((long)one.Score, (string)one.Element!);
                // Those of the same score as the last one are read again.
                if (page.Count < take && after?.IsBefore(place.Score, place.Member) != false)
                {
                    page.Add(place);
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
