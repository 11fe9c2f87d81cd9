using Continuity.Callers;
using Continuity.Decisions;

namespace Continuity.Handoffs;

/// <summary>Lets an offer of ownership expire that nobody answered: the owner stays.</summary>
internal static class ExpireOwnershipOffer
{
    /// <summary>Does it.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="offer">The offer, which is open.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, OwnershipOffer offer, DateTimeOffset now)
    {
        var ticket = changes.State.Tickets[offer.Ticket];
        return changes
            .With(offer with { State = HandoffState.Expired, SettledAt = now, SettledBy = ActorRef.Continuity })
            .With((ticket with { OwnershipOffer = null }).Changed(now));
    }
}
