using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Inboxes;

namespace Continuity.Handoffs;

/// <summary>Tells those who have a part in an offer of ownership what came of it.</summary>
internal static class OwnershipNotices
{
    /// <summary>Tells the one who was asked, the owner at the time and who offered, but not who settled it.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="by">Who settled it.</param>
    public static Changes TellOfOwnership(this Changes changes, OwnershipOffer offer, ActorRef by) =>
        new[] { ActorRef.Agent(offer.To), ActorRef.Agent(offer.From), offer.OfferedBy }
            .Distinct()
            .Where(party => party.Kind == ActorKind.Agent && party != by)
            .Aggregate(changes, (told, party) => told.Tell(new(party.Id, InboxEventKind.HandoffSettled, offer.Ticket) { OwnershipOffer = offer.Number }));
}
