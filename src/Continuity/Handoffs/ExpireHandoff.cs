using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Staff;

namespace Continuity.Handoffs;

/// <summary>Lets an offer expire that nobody answered.</summary>
internal static class ExpireHandoff
{
    /// <summary>Does it.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="handoff">The offer, which is open.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, Handoff handoff, Roster roster, DateTimeOffset now)
    {
        _ = roster;
        var ticket = changes.State.Tickets[handoff.Ticket];
        return changes
            .With(handoff with { State = HandoffState.Expired, SettledAt = now, SettledBy = ActorRef.Continuity })
            .With((ticket with { OpenHandoff = null }).Changed(now));
    }
}
