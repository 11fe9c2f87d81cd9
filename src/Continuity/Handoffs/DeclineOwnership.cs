using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>
/// Decides whether an offer of ownership comes to nothing: declined by the agent who was asked, or taken back by who offered it or may offer it. The owner stays. Sent again by
/// the same caller, it stays as it is.
/// </summary>
public static class DeclineOwnership
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the offer.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What is declined.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <returns>The offer, DECLINED or WITHDRAWN; or NOT_FOUND, FORBIDDEN, INVALID, ALREADY_SETTLED or EXPIRED.</returns>
    public static Decision<OwnershipOfferId> Decide(CustomerState state, Caller caller, SettleOwnershipCommand command, Roster roster, DateTimeOffset now)
    {
        var found = OwnershipRule.Find(state, caller, command.Offer);
        if (found.Value is not { } offer)
        {
            return found.Refusal!;
        }

        var by = caller.ActsAs(state.Id);
        if (offer.State is HandoffState.Declined or HandoffState.Withdrawn && offer.SettledBy == by)
        {
            return Decision.Accept(command.Offer, state);
        }

        var isAsked = offer.To == caller.Id;
        if (!isAsked && offer.OfferedBy != by && !OwnershipRule.MayOffer(caller, state.Tickets[offer.Ticket], roster, now))
        {
            return Refusal.Forbidden("The agent who was asked may decline the ownership of a ticket; whoever may offer it may take the offer back.");
        }

        return (TextBound.Paragraph.CheckOptional(command.Reason, "input", "reason") ?? OwnershipRule.CheckOpen(offer, now)) is { } refusal
            ? refusal
            : Apply(Changes.Of(state), offer, isAsked ? HandoffState.Declined : HandoffState.Withdrawn, by, command.Reason, now).Accept(command.Offer);
    }

    /// <summary>Lets an open offer come to nothing.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="offer">The offer, which is open.</param>
    /// <param name="state">DECLINED, WITHDRAWN or EXPIRED.</param>
    /// <param name="by">Who settles it.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="now">The time.</param>
    internal static Changes Apply(Changes changes, OwnershipOffer offer, HandoffState state, ActorRef by, string? reason, DateTimeOffset now)
    {
        var settled = OwnershipRule.Settle(changes, offer, state, by, reason, now);
        var ticket = settled.State.Tickets[offer.Ticket].Changed(now);
        var told = state switch
        {
            HandoffState.Declined => $"Declined to answer for ticket {ticket.DisplayNumber}{OwnershipRule.Because(reason)}",
            HandoffState.Expired => $"Nobody answered the offer to answer for ticket {ticket.DisplayNumber}; its owner stays.",
            _ => $"Took the offer to answer for ticket {ticket.DisplayNumber} back{OwnershipRule.Because(reason)}",
        };
        return settled
            .With(ticket)
            .And(TicketEntry.Internal(ticket, by, Activity.OwnershipDeclined, told, now))
            .TellOfOwnership(offer, by);
    }
}
