using Continuity.Decisions;

namespace Continuity.FollowUps;

/// <summary>When a follow-up may be due, and when the engine looks at it.</summary>
internal static class FollowUpTimes
{
    /// <summary>How far ahead anything is set at least that the engine is to look at.</summary>
    public static readonly TimeSpan LeastAhead = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LeastPromised = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MostPromised = TimeSpan.FromDays(366);

    /// <summary>A time as it is stored, to the millisecond.</summary>
    /// <param name="at">The time.</param>
    public static DateTimeOffset Stored(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    /// <summary>Checks a time that is promised.</summary>
    /// <param name="dueAt">When it shall be due.</param>
    /// <param name="now">The time.</param>
    /// <returns>INVALID, or null.</returns>
    public static Refusal? Check(DateTimeOffset dueAt, DateTimeOffset now) =>
        dueAt >= now + LeastPromised && dueAt <= now + MostPromised
            ? null
            : Refusal.Invalid($"dueAt must be {LeastPromised.TotalMinutes:0} minute to {MostPromised.TotalDays:0} days ahead.", "input", "dueAt");

    /// <summary>Checks a span after which something is promised.</summary>
    /// <param name="within">The span.</param>
    /// <param name="path">Where it stands.</param>
    /// <returns>INVALID, or null.</returns>
    public static Refusal? CheckWithin(TimeSpan within, params string[] path) =>
        within >= LeastAhead && within <= MostPromised
            ? null
            : Refusal.Invalid($"{path[^1]} must be {LeastAhead.TotalSeconds:0} seconds to {MostPromised.TotalDays:0} days.", path);

    /// <summary>A follow-up that is to come at a time: it is reminded of before, unless the notice is shorter than that.</summary>
    /// <param name="followUp">The follow-up.</param>
    /// <param name="dueAt">When it is due.</param>
    /// <param name="options">How long before it is due the agent is reminded.</param>
    /// <param name="now">The time.</param>
    public static FollowUp Scheduled(FollowUp followUp, DateTimeOffset dueAt, FollowUpOptions options, DateTimeOffset now)
    {
        var due = Stored(dueAt);
        var remindAt = due - options.RemindBefore;
        var isShort = remindAt < now + LeastAhead;
        return followUp with
        {
            State = FollowUpState.Pending,
            DueAt = due,
            SoonTold = isShort,
            NextAt = Later(isShort ? due : remindAt, now + LeastAhead),
        };
    }

    /// <summary>When the next step is taken that is to come at a time: at once where that has come already, else not sooner than may be set.</summary>
    /// <param name="at">The time.</param>
    /// <param name="now">The time now.</param>
    public static DateTimeOffset Next(DateTimeOffset at, DateTimeOffset now) => at <= now ? at : Later(at, now + LeastAhead);

    /// <summary>A span as it is stored, to the millisecond.</summary>
    /// <param name="span">The span.</param>
    public static TimeSpan Stored(TimeSpan span) => TimeSpan.FromMilliseconds(Math.Floor(span.TotalMilliseconds));

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
