using Continuity.Recovery;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Recovery;

/// <summary>How often what was reported, as far as the relay has come: counters, whatever the number of the reports.</summary>
public sealed class TrendCounters
{
    private const byte Before = (byte)';';
    private const byte Between = (byte)'=';
    private readonly IRedisCalls redis;

    internal TrendCounters(IRedisCalls redis) => this.redis = redis;

    /// <summary>Reads what was counted in a period and in the 8 weeks before, in one round trip.</summary>
    /// <param name="period">The period.</param>
    /// <param name="dimension">By what.</param>
    /// <param name="withConduct">Whether reports of conduct count too.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<TrendTally> ReadAsync(TrendPeriod period, TrendDimension dimension, bool withConduct, TrendOptions options, CancellationToken cancellationToken)
    {
        var tally = new TrendTally(period, dimension, options);
        var counted = dimension == TrendDimension.HourOfWeek ? TrendDimension.Category : dimension;
        var blocks = await Task.WhenAll(TrendBlock.Between(period.ComparedSince, period.Until).Select(async block =>
        {
            var keys = new TrendKeys(block.Number);
            bool[] kinds = withConduct ? [false, true] : [false];
            return (Block: block, Hashes: await Task.WhenAll(kinds.Select(isConduct => redis.HashGetAllAsync(keys.CountsBy(counted, isConduct), cancellationToken))));
        }));
        foreach (var (block, hashes) in blocks)
        {
            TrendPlace[] places = [.. Enumerable.Range(0, TrendBlock.Quarters).Select(quarter => tally.PlaceOf(block.StartOf(quarter)))];
            foreach (var field in hashes.SelectMany(static hash => hash))
            {
                Add(RowOf(tally, (string)field.Name!), places, (byte[])field.Value!);
            }
        }

        return tally;
    }

    private static TrendTallyRow RowOf(TrendTally tally, string cell)
    {
        if (cell == TrendCell.Others)
        {
            return tally.RowOfOthers();
        }

        var (category, value) = TrendCell.Read(cell);
        return tally.RowOf(category, value);
    }

    private static void Add(TrendTallyRow row, TrendPlace[] places, ReadOnlySpan<byte> counts)
    {
        var (quarter, number) = (0, 0);
        foreach (var one in counts)
        {
            switch (one)
            {
                case Before when quarter + number > 0:
                    row.Add(places[quarter], number);
                    (quarter, number) = (0, 0);
                    break;
                case Before:
                    break;
                case Between:
                    (quarter, number) = (number, 0);
                    break;
                default:
                    number = (number * 10) + one - '0';
                    break;
            }
        }

        if (number > 0)
        {
            row.Add(places[quarter], number);
        }
    }
}
