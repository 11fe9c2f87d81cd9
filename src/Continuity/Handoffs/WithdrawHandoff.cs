using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>Decides whether an offer is taken back, or a consultation ended: by who offered it, who owns the ticket, who acts for the owner, or a supervisor.</summary>
public static class WithdrawHandoff
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the handoff, its ticket and all that is open.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to withdraw.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <returns>The handoff; or NOT_FOUND, FORBIDDEN, INVALID, ALREADY_SETTLED or EXPIRED.</returns>
    public static Decision<HandoffId> Decide(CustomerState state, Caller caller, SettleHandoffCommand command, Roster roster, DateTimeOffset now)
    {
        var found = NamedHandoff.Find(state, caller, command.Handoff);
        if (found.Value is not { } handoff)
        {
            return found.Refusal!;
        }

        var by = caller.ActsAs(state.Id);
        if (handoff.State is HandoffState.Withdrawn or HandoffState.Returned && handoff.SettledBy == by)
        {
            return Decision.Accept(command.Handoff, state);
        }

        if (handoff.From != by && caller.Role != Role.Supervisor && !TicketRights.ActsAsOwner(caller, state.Tickets[handoff.Ticket], roster, now))
        {
            return Refusal.Forbidden("Who offered a ticket may take the offer back, who owns it or acts for the owner, and supervisors.");
        }

        if (NamedHandoff.CheckReason(command) is { } invalid)
        {
            return invalid;
        }

        return handoff is { Mode: TransferMode.Consult, State: HandoffState.Accepted } ? EndedConsult.Of(state, handoff, by, command.Reason, roster, now)
            : NamedHandoff.CheckOpen(state.Id, handoff, now) is { } refusal ? refusal
            : SettleOpenOffers.Settle(Changes.Of(state), handoff, HandoffState.Withdrawn, by, command.Reason, roster, now).Accept(command.Handoff);
    }
}
