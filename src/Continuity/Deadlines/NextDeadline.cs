using Continuity.Customers;
using Continuity.Handoffs;

namespace Continuity.Deadlines;

/// <summary>When something falls due next in a home.</summary>
public static class NextDeadline
{
    /// <summary>When an offer expires, a brief should have been read, or a follow-up is to be looked at, whichever is first; null where nothing is to come.</summary>
    /// <param name="state">The home, with all that is open.</param>
    public static DateTimeOffset? Of(CustomerState state) =>
        state.Handoffs.Values.Where(static handoff => handoff.State == HandoffState.Offered).Select(static handoff => (DateTimeOffset?)handoff.ExpiresAt)
            .Concat(state.OwnershipOffers.Values.Where(static offer => offer.IsOpen).Select(static offer => (DateTimeOffset?)offer.ExpiresAt))
            .Concat(state.Tickets.Values.Select(UnreadBrief.DueAt))
            .Concat(state.FollowUps.Values.Where(static followUp => followUp.IsOpen).Select(static followUp => followUp.NextAt))
            .Min();
}
