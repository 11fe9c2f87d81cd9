using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.SelfService;

namespace Continuity.Threads;

/// <summary>
/// Decides on an entry in a session, and on what comes of it: it changes no state, but that a check-in is made or answered by it, and that a step in self-service is noted in its session.
/// </summary>
public static class RecordInSession
{
    /// <summary>Decides.</summary>
    /// <param name="state">
    /// The home, of which the session and its ticket must be known; where an entry names a check-in, that too, and where it is a step in self-service, the customer's other homes.
    /// </param>
    /// <param name="caller">Who asks.</param>
    /// <param name="session">The number of the session.</param>
    /// <param name="command">What to record.</param>
    /// <param name="options">The rules.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether it was recorded, which is the first of the decision's entries; or NOT_FOUND, FORBIDDEN, WRONG_STATE, INVALID, CONSENT_MISSING or LIMIT_EXCEEDED.</returns>
    public static Decision<bool> Decide(CustomerState state, Caller caller, int session, RecordEntryCommand command, RecordingOptions options, DateTimeOffset now)
    {
        if (!state.Sessions.TryGetValue(session, out var held))
        {
            return Refusal.NotFound("session", "input", "sessionId");
        }

        var recorded = RecordEntry.Decide(state.Id, held, state.Tickets[held.Ticket], caller, command, options.Threads, now);
        if (recorded.Value is not { } entry)
        {
            return recorded.Refusal!;
        }

        var decision = Decision.Accept(true, state);
        return command.CheckIn is { } checkIn
            ? CheckInAsking.Ask(decision.And(entry), checkIn, held, entry, options.FollowUps, now)
            : Append(decision, caller, session, entry, options, now);
    }

    /// <summary>Decides on an entry that a session starts with.</summary>
    /// <typeparam name="T">What the caller is told.</typeparam>
    /// <param name="started">The decision on the session's start.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="session">The number of the session.</param>
    /// <param name="command">What to record.</param>
    /// <param name="options">The rules.</param>
    /// <param name="now">The time.</param>
    /// <returns>The decision with the entry; or NOT_FOUND, FORBIDDEN, WRONG_STATE or INVALID.</returns>
    public static Decision<T> AtStart<T>(Decision<T> started, Caller caller, int session, RecordEntryCommand command, RecordingOptions options, DateTimeOffset now)
    {
        var after = started.State ?? throw new ArgumentException("The session was not started.", nameof(started));
        var held = after.Sessions[session];
        var recorded = RecordEntry.Decide(after.Id, held, after.Tickets[held.Ticket], caller, command, options.Threads, now);
        return recorded.Value is { } entry ? Append(started, caller, session, entry, options, now) : recorded.Refusal!;
    }

    private static Decision<T> Append<T>(Decision<T> decision, Caller caller, int session, EntryDraft entry, RecordingOptions options, DateTimeOffset now) =>
        entry.Content is SelfServiceContent ? RecordStep.Append(decision, entry, options.SelfService, now)
        : CheckInAsking.IsToCustomer(entry) ? CheckInAsking.Say(decision, session, entry, now)
        : CheckInAnswer.Say(decision, caller, session, entry, now);
}
