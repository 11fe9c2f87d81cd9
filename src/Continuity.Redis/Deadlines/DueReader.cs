using Continuity.Customers;
using Continuity.Redis.Connection;
using StackExchange.Redis;

namespace Continuity.Redis.Deadlines;

/// <summary>Reads what falls due: of many partitions in one call, which costs a process next to nothing; on a cluster, where each is in another slot, of one a call.</summary>
internal sealed class DueReader(IRedisCalls redis, StoreConnection connection)
{
    private const int PartitionsACall = 128;
    private static readonly Script Source = Script.Reading("due.lua");

    /// <summary>Divides looks into those that one call serves.</summary>
    /// <param name="looks">The looks.</param>
    public IEnumerable<IReadOnlyList<Look>> Calls(IReadOnlyList<Look> looks) => looks.Chunk(connection.IsCluster ? 1 : PartitionsACall);

    /// <summary>Reads what falls due, in one call.</summary>
    /// <param name="looks">Where: as divided by <see cref="Calls"/>.</param>
    /// <param name="until">Up to when (ms).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Of each look the homes, earliest first.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<DueHome>>> ReadAsync(IReadOnlyList<Look> looks, long until, CancellationToken cancellationToken)
    {
        if (looks.Count == 1)
        {
            var homes = await redis.SortedSetRangeByScoreAsync(looks[0].Line.Partition.Due, double.NegativeInfinity, until, looks[0].Skip, looks[0].Most, cancellationToken);
            return [[.. homes.Select(static home => new DueHome(new CustomerId((string)home.Element!), (long)home.Score))]];
        }

        var all = new IReadOnlyList<DueHome>[looks.Count];
        Array.Fill(all, []);
        RedisKey[] keys = [.. looks.Select(static look => (RedisKey)look.Line.Partition.Due)];
        foreach (var one in (RedisResult[])(await redis.EvaluateAsync(Source, keys, [until, .. looks.SelectMany(static look => new RedisValue[] { look.Skip, look.Most })], cancellationToken))!)
        {
            var (place, homes) = ((RedisResult[])one!) is [var first, var second] ? ((int)first, (RedisValue[])second!) : default;
            var found = new DueHome[homes.Length / 2];
            for (var i = 0; i < found.Length; i++)
            {
                found[i] = new(new CustomerId((string)homes[2 * i]!), (long)(double)homes[(2 * i) + 1]);
            }

            all[place - 1] = found;
        }

        return all;
    }
}
