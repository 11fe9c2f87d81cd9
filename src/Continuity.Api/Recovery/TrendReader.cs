using Continuity.Api.Callers;
using Continuity.Callers;
using Continuity.GraphQL;
using Continuity.Recovery;
using Continuity.Redis.Recovery;
using Continuity.Redis.Time;

namespace Continuity.Api.Recovery;

/// <summary>Tells agents of trends.</summary>
internal sealed class TrendReader(TrendCounters counters, TrendOptions options, CurrentCaller current, StoreTime time)
{
    /// <summary>The trends of a period.</summary>
    /// <exception cref="GraphQLException">The caller may not ask for it, or an argument is out of its bounds.</exception>
    public async Task<IReadOnlyList<TrendNode>> FindAsync(
        DateTimeOffset since, DateTimeOffset? until, TrendDimension dimension, int minimumCount, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        if (!caller.IsAgent)
        {
            throw new GraphQLException("Trends are for agents only.", "FORBIDDEN");
        }

        var isSupervisor = caller.Role == Role.Supervisor;
        if (dimension == TrendDimension.InvolvedAgent && !isSupervisor)
        {
            throw new GraphQLException("Trends by agent are for supervisors only.", "FORBIDDEN");
        }

        if (minimumCount < TrendOptions.LeastCount)
        {
            throw new GraphQLException($"Argument \"minimumCount\" must be at least {TrendOptions.LeastCount}; it is {minimumCount}.", "INVALID_ARGUMENT");
        }

        var (zone, now) = (TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone), time.GetUtcNow());
        var period = dimension == TrendDimension.HourOfWeek ? TrendPeriod.OfWeeks(since, until, zone, now) : TrendPeriod.Of(since, until, now);
        if (period.Refusal is { } refusal)
        {
            throw new GraphQLException(refusal.Message, "INVALID_ARGUMENT");
        }

        var tally = await counters.ReadAsync(period.Value!, dimension, isSupervisor, options, cancellationToken);
        return [.. tally.Trends(minimumCount).Select(trend => new TrendNode(new(trend, isSupervisor, zone)))];
    }
}
