using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Threads;

namespace Continuity.Calls;

/// <summary>
/// What a call settles of the check-ins on its ticket, once it is known who called and that it ended: by then no part that is still to come changes it. What was said in it was said up to its
/// end, so that is when it counts as said.
/// </summary>
internal static class CallCheckIns
{
    /// <summary>Settles what the call settles, where that became known by a part.</summary>
    /// <param name="changes">What was done so far, with the session as it is now.</param>
    /// <param name="caller">The telephone system.</param>
    /// <param name="before">The session before the part.</param>
    /// <param name="entry">The call's entry.</param>
    /// <param name="id">Its id.</param>
    /// <param name="now">The time.</param>
    public static Changes Settle(Changes changes, Caller caller, Session before, EntryDraft entry, EntryId id, DateTimeOffset now)
    {
        var session = changes.State.Sessions[before.Number];
        if (session.Call is not { CountsAs: { } way, EndedAt: { } end } || (before.Call?.CountsAs == way && before.Assurance == session.Assurance))
        {
            return changes;
        }

        var said = entry with { OccurredAt = end };
        return way == Direction.Outbound
            ? changes.With(CheckInAsking.Make(changes.State, session, said, now))
            : CheckInAnswer.Keep(changes, caller, session, said, id, now);
    }
}
