using Continuity.Callers;
using Continuity.Customers;
using Continuity.Handoffs;
using Continuity.Queues;
using Continuity.Staff;

namespace Continuity.Tickets;

/// <summary>What you may do with a ticket as it is: each is true exactly where the command would not be refused by your role or part, or by the state of the ticket.</summary>
/// <param name="Claim">Whether you may take it from its queue, or have it already.</param>
/// <param name="OfferHandoff">Whether you may offer it to another agent or to a queue.</param>
/// <param name="Resolve">Whether you may resolve it.</param>
/// <param name="Close">Whether you may close it: not while anything is owed to the customer.</param>
/// <param name="OfferOwnership">Whether you may ask another agent to own it.</param>
public sealed record TicketPermissions(bool Claim, bool OfferHandoff, bool Resolve, bool Close, bool OfferOwnership)
{
    /// <summary>What a caller may do.</summary>
    /// <param name="state">The home, with what is open of the ticket's handoffs and follow-ups.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="ticket">The ticket, one that the caller sees.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="queues">The queues.</param>
    /// <param name="now">The time.</param>
    public static TicketPermissions Of(CustomerState state, Caller caller, Ticket ticket, Roster roster, QueueRules queues, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var hasPart = TicketRights.HasPart(caller, ticket, roster, now);
        return new(
            ClaimTicket.May(state, caller, ticket, queues, now),
            hasPart && Handoffs.OfferHandoff.CheckState(ticket) is null,
            hasPart && ResolveTicket.CheckState(ticket) is null,
            TicketRights.MayClose(caller, ticket, roster, now) && CloseTicket.CheckState(state, ticket) is null,
            OwnershipRule.MayOffer(caller, ticket, roster, now) && Handoffs.OfferOwnership.CheckState(ticket) is null);
    }
}
