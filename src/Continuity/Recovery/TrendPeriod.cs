using Continuity.Decisions;

namespace Continuity.Recovery;

/// <summary>The hours in which trends are looked for, and the 8 weeks before them that they are compared with.</summary>
public sealed record TrendPeriod
{
    private static readonly TimeSpan Compared = TimeSpan.FromDays(7 * 8);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7 * 8);
    private static readonly TimeSpan LongestAgo = TimeSpan.FromDays(366);

    private TrendPeriod(DateTimeOffset since, DateTimeOffset until, DateTimeOffset comparedSince) => (Since, Until, ComparedSince) = (since, until, comparedSince);

    /// <summary>How long ago anything may have happened that is still counted: as far as a period and what it is compared with may go back.</summary>
    public static TimeSpan CountedFor { get; } = LongestAgo + Compared + TimeSpan.FromDays(1);

    /// <summary>The first hour's beginning.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>The last hour's end; what happens then no longer belongs to it.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>The beginning of what it is compared with, which ends with <see cref="Since"/>.</summary>
    public DateTimeOffset ComparedSince { get; }

    /// <summary>How much longer than so many weeks a period may be that is taken for them: with the whole of the hours that it begins and ends in, and where clocks were put back in it.</summary>
    internal static TimeSpan Slack { get; } = TimeSpan.FromHours(2);

    /// <summary>The period between two times, with the whole of the hours (UTC) that they lie in.</summary>
    /// <param name="since">From when, at most 366 days ago.</param>
    /// <param name="until">Until when, later than that and by 8 weeks at most; null, or what is ahead, for now.</param>
    /// <param name="now">The time.</param>
    /// <returns>The period; or INVALID.</returns>
    public static Outcome<TrendPeriod> Of(DateTimeOffset since, DateTimeOffset? until, DateTimeOffset now)
    {
        if (since < now - LongestAgo || since > now)
        {
            return Refusal.Invalid($"since must be at most {LongestAgo.TotalDays:0} days ago, and not ahead.", "since");
        }

        if ((until ?? now) <= since || (until ?? now) - since > Longest + Slack)
        {
            return Refusal.Invalid($"until must be later than since, and by at most {Longest.TotalDays / 7:0} weeks; left out, it is now.", "until");
        }

        var from = since.ToUniversalTime();
        from = from.AddTicks(-(from.Ticks % TimeSpan.TicksPerHour));
        var end = until < now ? until.Value : now;
        return new TrendPeriod(from, WholeHour(end.ToUniversalTime()), from - Compared);
    }

    /// <summary>The same, of whole weeks by the clock on the wall: only of those has each hour of the week as many in it.</summary>
    /// <param name="since">From when, at most 366 days ago.</param>
    /// <param name="until">Until when, 1 to 8 weeks later to within 2 hours, so that it makes no difference whether clocks were changed between; null, or what is ahead, for now.</param>
    /// <param name="zone">The time zone of the clock.</param>
    /// <param name="now">The time.</param>
    /// <returns>The period, which ends with the hour asked for; or INVALID.</returns>
    public static Outcome<TrendPeriod> OfWeeks(DateTimeOffset since, DateTimeOffset? until, TimeZoneInfo zone, DateTimeOffset now)
    {
        var hours = Of(since, until, now);
        if (hours.Value is not { } asked)
        {
            return hours.Refusal!;
        }

        var weeks = (int)Math.Round((asked.Until - asked.Since).TotalDays / 7);
        var from = Earlier(asked.Until, weeks, zone);
        return weeks == 0 || (from - asked.Since).Duration() > Slack
            ? Refusal.Invalid($"until must be whole weeks after since, to within {Slack.TotalHours:0} hours; left out, it is now.", until is null ? "since" : "until")
            : new TrendPeriod(from, asked.Until, Earlier(from, (int)(Compared.TotalDays / 7), zone));
    }

    /// <summary>Whether a time is in it.</summary>
    /// <param name="at">The time.</param>
    public bool Contains(DateTimeOffset at) => at >= Since && at < Until;

    private static DateTimeOffset Earlier(DateTimeOffset at, int weeks, TimeZoneInfo zone)
    {
        var earlier = at.AddDays(-7 * weeks);
        return earlier + zone.GetUtcOffset(at) - zone.GetUtcOffset(earlier);
    }

    private static DateTimeOffset WholeHour(DateTimeOffset at) => at.AddTicks((TimeSpan.TicksPerHour - (at.Ticks % TimeSpan.TicksPerHour)) % TimeSpan.TicksPerHour);
}
