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
    public static Changes Apply(Changes changes, OwnershipOffer offer, DateTimeOffset now) =>
        DeclineOwnership.Apply(changes, offer, HandoffState.Expired, ActorRef.Continuity, null, now);
}
