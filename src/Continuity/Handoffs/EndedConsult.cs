using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;

namespace Continuity.Handoffs;

/// <summary>The decision that a consultation has ended, whichever side ended it.</summary>
internal static class EndedConsult
{
    /// <summary>Makes it.</summary>
    /// <param name="state">The customer's home.</param>
    /// <param name="handoff">The handoff by which the advice is given.</param>
    /// <param name="by">Who ended it.</param>
    /// <param name="reason">What came of it, or null.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    public static Decision<HandoffId> Of(CustomerState state, Handoff handoff, ActorRef by, string? reason, Roster roster, DateTimeOffset now)
    {
        return SettleOpenOffers.EndConsult(Changes.Of(state), handoff.Ticket, by, reason, roster, now).Accept(new HandoffId(state.Id, handoff.Number));
    }
}
