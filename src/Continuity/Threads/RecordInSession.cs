using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;

namespace Continuity.Threads;

/// <summary>Decides on an entry in a session, and on what comes of it: it changes no state, but that a check-in is made or answered by it.</summary>
public static class RecordInSession
{
    /// <summary>Decides.</summary>
    /// <param name="state">The home, of which the session and its ticket must be known; where an entry names a check-in, that too.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="session">The number of the session.</param>
    /// <param name="command">What to record.</param>
    /// <param name="threads">How long a session takes in what comes late.</param>
    /// <param name="followUps">The options of follow-ups.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether it was recorded, which is the first of the decision's entries; or NOT_FOUND, FORBIDDEN, WRONG_STATE, INVALID, CONSENT_MISSING or LIMIT_EXCEEDED.</returns>
    public static Decision<bool> Decide(
        CustomerState state, Caller caller, int session, RecordEntryCommand command, ThreadOptions threads, FollowUpOptions followUps, DateTimeOffset now)
    {
        if (!state.Sessions.TryGetValue(session, out var held))
        {
            return Refusal.NotFound("session", "input", "sessionId");
        }

        var recorded = RecordEntry.Decide(state.Id, held, state.Tickets[held.Ticket], caller, command, threads, now);
        if (recorded.Value is not { } entry)
        {
            return recorded.Refusal!;
        }

        var decision = CheckInAnswer.Say(Decision.Accept(true, state), caller, session, entry, now);
        return command.CheckIn is { } checkIn ? CheckInAsking.Ask(decision, checkIn, held, entry, followUps, now) : decision;
    }

    /// <summary>Decides on an entry that a session starts with.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="started">The decision on the session's start.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="session">The number of the session.</param>
    /// <param name="command">What to record.</param>
    /// <param name="threads">How long a session takes in what comes late.</param>
    /// <param name="now">The time.</param>
    /// <returns>The decision with the entry; or NOT_FOUND, FORBIDDEN, WRONG_STATE or INVALID.</returns>
    public static Decision<T> AtStart<T>(Decision<T> started, Caller caller, int session, RecordEntryCommand command, ThreadOptions threads, DateTimeOffset now)
    {
        var after = started.State ?? throw new ArgumentException("The session was not started.", nameof(started));
        var held = after.Sessions[session];
        var recorded = RecordEntry.Decide(after.Id, held, after.Tickets[held.Ticket], caller, command, threads, now);
        return recorded.Value is { } entry ? CheckInAnswer.Say(started, caller, session, entry, now) : recorded.Refusal!;
    }
}
