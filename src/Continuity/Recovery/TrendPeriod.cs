using Continuity.Decisions;

namespace Continuity.Recovery;

/// <summary>The hours in which trends are looked for, and the 8 weeks before them that they are compared with.</summary>
public sealed record TrendPeriod
{
    private static readonly TimeSpan Compared = TimeSpan.FromDays(7 * 8);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7 * 8);
    private static readonly TimeSpan LongestAgo = TimeSpan.FromDays(366);

    private TrendPeriod(DateTimeOffset since, DateTimeOffset until) => (Since, Until) = (since, until);

    /// <summary>How long ago anything may have happened that is still counted: as far as a period and what it is compared with may go back.</summary>
    public static TimeSpan CountedFor { get; } = LongestAgo + Compared + TimeSpan.FromDays(1);

    /// <summary>The first hour's beginning.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>The last hour's end; what happens then no longer belongs to it.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>The beginning of what it is compared with, which ends with <see cref="Since"/>.</summary>
    public DateTimeOffset ComparedSince => Since - Compared;

    /// <summary>The period between two times, with the whole of the hours (UTC) that they lie in.</summary>
    /// <param name="since">From when, at most 366 days ago.</param>
    /// <param name="until">Until when, later than that and by 8 weeks at most; null for now.</param>
    /// <param name="now">The time.</param>
    /// <returns>The period; or INVALID.</returns>
    public static Outcome<TrendPeriod> Of(DateTimeOffset since, DateTimeOffset? until, DateTimeOffset now)
    {
        var end = until ?? now;
        if (since < now - LongestAgo || since > now)
        {
            return Refusal.Invalid($"since must be at most {LongestAgo.TotalDays:0} days ago, and not ahead.", "since");
        }

        var from = since.ToUniversalTime();
        from = from.AddTicks(-(from.Ticks % TimeSpan.TicksPerHour));
        return end <= since || end - since > Longest
            ? Refusal.Invalid($"until must be later than since, and by at most {Longest.TotalDays / 7:0} weeks; left out, it is now.", "until")
            : new TrendPeriod(from, WholeHour(end.ToUniversalTime()));
    }

    /// <summary>Whether a time is in it.</summary>
    /// <param name="at">The time.</param>
    public bool Contains(DateTimeOffset at) => at >= Since && at < Until;

    private static DateTimeOffset WholeHour(DateTimeOffset at) => at.AddTicks((TimeSpan.TicksPerHour - (at.Ticks % TimeSpan.TicksPerHour)) % TimeSpan.TicksPerHour);
}
