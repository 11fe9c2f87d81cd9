using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;

namespace Continuity.Handoffs;

/// <summary>Decides whether an agent who was asked to answers for a ticket from now on. Accepted again by the same agent, it stays as it is.</summary>
public static class AcceptOwnership
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the offer.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What is accepted.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <returns>The offer; or NOT_FOUND, FORBIDDEN, INVALID, ALREADY_SETTLED or EXPIRED.</returns>
    public static Decision<OwnershipOfferId> Decide(CustomerState state, Caller caller, SettleOwnershipCommand command, Roster roster, DateTimeOffset now)
    {
        var found = OwnershipRule.Find(state, caller, command.Offer);
        if (found.Value is not { } offer)
        {
            return found.Refusal!;
        }

        if (offer.To != caller.Id)
        {
            return Refusal.Forbidden("Only the agent who was asked may accept the ownership of a ticket.");
        }

        var by = caller.ActsAs(state.Id);
        if (offer.State == HandoffState.Accepted && offer.SettledBy == by)
        {
            return Decision.Accept(command.Offer, state);
        }

        if ((TextBound.Paragraph.CheckOptional(command.Reason, "input", "reason") ?? OwnershipRule.CheckOpen(offer, now)) is { } refusal)
        {
            return refusal;
        }

        var settled = OwnershipRule.Settle(Changes.Of(state), offer, HandoffState.Accepted, by, command.Reason, now);
        return TakeOwnership.Apply(settled, offer.Ticket, offer, roster, by, now)
            .TellOfOwnership(offer, by)
            .Accept(command.Offer);
    }
}
