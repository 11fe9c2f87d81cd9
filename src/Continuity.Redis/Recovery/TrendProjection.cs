using System.Globalization;
using Continuity.Recovery;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Projections;
using Continuity.Redis.Time;
using StackExchange.Redis;

namespace Continuity.Redis.Recovery;

/// <summary>Counts what is reported, each report once, and lists it under its category.</summary>
internal sealed class TrendProjection(IRedisCalls redis, StoreTime time)
{
    /// <summary>Far longer than a message can be on its way.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(7);

    /// <summary>How many combinations are counted each by themselves in a block by one dimension: they are texts that anybody may make up, and all of them are read at once.</summary>
    internal const int MostCombinations = 20_000;

    private static readonly Script Count = Script.From("trend_write.lua", "trend_count.lua");
    private static readonly Script Uncount = Script.From("trend_write.lua", "trend_forget.lua");
    private static readonly Script List = Script.From("trend_list.lua");

    public async Task ApplyAsync(ProblemReported message, CancellationToken cancellationToken)
    {
        var block = TrendBlock.Of(message.OccurredAt);
        var now = time.GetUtcNow();
        var kept = block.KeptFor(now);
        if (kept > TimeSpan.Zero)
        {
            await Task.WhenAll(CountAsync(message, block, kept, now, cancellationToken), ListAsync(message, block, kept, cancellationToken));
        }
    }

    private Task<RedisResult> CountAsync(ProblemReported message, TrendBlock block, TimeSpan kept, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<RedisValue> arguments =
        [
            NumberText.Of(message.Report.Home, message.Report.Number),
            now.ToUnixTimeMilliseconds(),
            (long)RememberedFor.TotalMilliseconds,
            (long)kept.TotalMilliseconds,
            block.QuarterOf(message.OccurredAt),
            MostCombinations,
            TrendCell.Others,
        ];
        foreach (var (dimension, value) in Values(message))
        {
            arguments.AddRange([TrendKeys.PlaceOf(dimension, message.IsConduct), CellOf(message, dimension, value)]);
        }

        return redis.EvaluateAsync(Count, KeysOf(block), [.. arguments], cancellationToken);
    }

    /// <summary>Takes a report out of the counts and lists, as if it had never been made.</summary>
    /// <param name="message">The report, as it was counted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ForgetAsync(ProblemReported message, CancellationToken cancellationToken)
    {
        var block = TrendBlock.Of(message.OccurredAt);
        var now = time.GetUtcNow();
        var kept = block.KeptFor(now);
        if (kept <= TimeSpan.Zero)
        {
            return;
        }

        var report = NumberText.Of(message.Report.Home, message.Report.Number);
        List<RedisValue> arguments = [report, now.ToUnixTimeMilliseconds(), (long)kept.TotalMilliseconds, block.QuarterOf(message.OccurredAt), TrendCell.Others];
        foreach (var (dimension, value) in Values(message))
        {
            arguments.AddRange([TrendKeys.PlaceOf(dimension, message.IsConduct), CellOf(message, dimension, value)]);
        }

        await Task.WhenAll(ListsOf(message, block).Select(list => redis.SortedSetRemoveAsync(list, [report], cancellationToken)));
        await redis.EvaluateAsync(Uncount, KeysOf(block), [.. arguments], cancellationToken);
    }

    private static RedisKey[] KeysOf(TrendBlock block)
    {
        var keys = new TrendKeys(block.Number);
        return [keys.Redo, keys.Lately, .. keys.Counts.Select(static key => (RedisKey)key), keys.Forgotten];
    }

    private static string CellOf(ProblemReported message, TrendDimension dimension, string value) =>
        dimension == TrendDimension.Category ? value : TrendCell.Of(message.Category, value);

    private static IEnumerable<RedisKey> ListsOf(ProblemReported message, TrendBlock block) => Values(message)
        .Select(of => (RedisKey)new TrendReportKeys(block.Number, message.Category.ToUpperInvariant()).Reports(of.Dimension, of.Value, message.IsConduct));

    private static IEnumerable<(TrendDimension Dimension, string Value)> Values(ProblemReported message)
    {
        (TrendDimension, string?)[] values =
        [
            (TrendDimension.Category, message.Category),
            (TrendDimension.Product, message.Product),
            (TrendDimension.Site, message.Site),
            (TrendDimension.InvolvedAgent, message.InvolvedAgent),
        ];
        return values.Where(static one => one.Item2 is not null).Select(static one => (one.Item1, one.Item2!));
    }

    private Task<RedisResult> ListAsync(ProblemReported message, TrendBlock block, TimeSpan kept, CancellationToken cancellationToken) => redis.EvaluateAsync(
        List,
        [.. ListsOf(message, block)],
        [
            (-message.OccurredAt.ToUnixTimeMilliseconds()).ToString(CultureInfo.InvariantCulture),
            NumberText.Of(message.Report.Home, message.Report.Number),
            (long)kept.TotalMilliseconds,
        ],
        cancellationToken);
}
