using Continuity.Callers;
using Continuity.Decisions;

namespace Continuity.Threads;

/// <summary>
/// What a session takes in after it has ended, for <see cref="ThreadOptions.LateWithin"/>: a call, for its summary is made after it; a note; and from a channel's
/// system whatever happened before the end. A customer writes nothing there: for them it is over.
/// </summary>
internal static class LateEntry
{
    /// <summary>Checks an entry against its session's end.</summary>
    /// <param name="session">The session.</param>
    /// <param name="caller">Who records it; one who takes part in the session.</param>
    /// <param name="command">What to record.</param>
    /// <param name="options">How long a session takes in what comes late.</param>
    /// <param name="now">The time.</param>
    /// <returns>WRONG_STATE; or null where the session goes on, or the entry comes late and in time.</returns>
    public static Refusal? Check(Session session, Caller caller, RecordEntryCommand command, ThreadOptions options, DateTimeOffset now)
    {
        if (session.State != SessionState.Ended)
        {
            return null;
        }

        if (caller.Role == Role.Customer || options.LateWithin == TimeSpan.Zero)
        {
            return Ended("start another one.");
        }

        var days = $"{options.LateWithin.TotalDays:0.##} days";
        if (session.EndedAt < now - options.LateWithin)
        {
            return Ended($"what comes late is recorded for {days} after that.");
        }

        return command.Content is CallContent or NoteContent || (caller.Role == Role.Ingest && command.OccurredAt <= session.EndedAt)
            ? null
            : Ended(
                $"start another one. For {days} a call, a note, and what a channel's system dates (occurredAt) no later than the end are still recorded.");
    }

    private static Refusal Ended(string rest) =>
        new(RefusalCode.WrongState, $"The session has ended; {rest}") { Path = ["input", "sessionId"] };
}
