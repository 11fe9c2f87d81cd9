using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>What the decisions on ownership have in common.</summary>
internal static class OwnershipRule
{
    /// <summary>Whether a caller may offer the ownership of a ticket, or take such an offer back: its owner, who acts for them while they are away, or a supervisor.</summary>
    public static bool MayOffer(Caller caller, Ticket ticket, Roster roster, DateTimeOffset now) =>
        caller.Role == Role.Supervisor
        || (caller.IsAgent && ticket.Owner is { } owner && (owner == caller.Id || roster.ActsFor(caller.Id, owner, now)));

    /// <summary>Finds the offer that a command names.</summary>
    /// <returns>The offer; or NOT_FOUND where there is none, or none that the caller may know of.</returns>
    public static Outcome<OwnershipOffer> Find(CustomerState state, Caller caller, OwnershipOfferId id) =>
        caller.IsAgent && id.Home == state.Id && state.OwnershipOffers.TryGetValue(id.Number, out var offer) && ThreadAccess.Of(caller, state).SeesCustomer
            ? offer
            : Refusal.NotFound("offer of ownership", "input", "offerId");

    /// <summary>Why an offer can't be settled by a command: it is settled already, or its time is over. Null where it can.</summary>
    public static Refusal? CheckOpen(OwnershipOffer offer, DateTimeOffset now) =>
        !offer.IsOpen ? new(RefusalCode.AlreadySettled, "The offer of ownership was settled already.") { Path = ["input", "offerId"] }
        : offer.ExpiresAt <= now ? new(RefusalCode.Expired, "The offer of ownership has expired.") { Path = ["input", "offerId"] }
        : null;

    /// <summary>An offer as it is once it was settled, and its ticket without it; what else becomes of the ticket is the caller's.</summary>
    public static Changes Settle(Changes changes, OwnershipOffer offer, HandoffState state, ActorRef by, string? reason, DateTimeOffset now) =>
        changes
            .With(offer with { State = state, SettledAt = now, SettledBy = by, SettleReason = reason })
            .With(changes.State.Tickets[offer.Ticket] with { OwnershipOffer = null });

    /// <summary>A reason as it stands behind what is told, or nothing.</summary>
    public static string Because(string? reason) => string.IsNullOrWhiteSpace(reason) ? "." : $": {reason}";
}
