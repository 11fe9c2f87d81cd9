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

    private static readonly Script Count = Script.From("trend_count.lua");
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
        var keys = new TrendKeys(block.Number);
        List<RedisValue> arguments =
        [
            NumberText.Of(message.Report.Home, message.Report.Number),
            now.ToUnixTimeMilliseconds(),
            (long)RememberedFor.TotalMilliseconds,
            (long)kept.TotalMilliseconds,
            block.QuarterOf(message.OccurredAt),
        ];
        foreach (var (dimension, value) in new[]
        {
            (TrendDimension.Category, message.Category),
            (TrendDimension.Product, message.Product),
            (TrendDimension.Site, message.Site),
            (TrendDimension.InvolvedAgent, message.InvolvedAgent),
        })
        {
            if (value is not null)
            {
                arguments.AddRange([TrendKeys.PlaceOf(dimension, message.IsConduct), dimension == TrendDimension.Category ? value : TrendCell.Of(message.Category, value)]);
            }
        }

        return redis.EvaluateAsync(Count, [keys.Redo, keys.Lately, .. keys.Counts.Select(static key => (RedisKey)key)], [.. arguments], cancellationToken);
    }

    private Task<RedisResult> ListAsync(ProblemReported message, TrendBlock block, TimeSpan kept, CancellationToken cancellationToken) => redis.EvaluateAsync(
        List,
        [new TrendReportKeys(block.Number, message.Category.ToUpperInvariant()).Reports(message.IsConduct)],
        [
            (-message.OccurredAt.ToUnixTimeMilliseconds()).ToString(CultureInfo.InvariantCulture),
            ListedReport.Of(message).ToString(),
            (long)kept.TotalMilliseconds,
        ],
        cancellationToken);
}
