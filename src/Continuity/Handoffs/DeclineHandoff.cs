using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;

namespace Continuity.Handoffs;

/// <summary>
/// Decides whether an offer is declined: by the agent it was made to, who acts for them, or a supervisor; one to a queue by a supervisor alone, for the queue's other agents may still
/// accept it. Who gives advice ends that so, too.
/// </summary>
public static class DeclineHandoff
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the handoff, its ticket and all that is open.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to decline.</param>
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
        if (handoff.State is HandoffState.Declined or HandoffState.Returned && handoff.SettledBy == by)
        {
            return Decision.Accept(command.Handoff, state);
        }

        var isAsked = caller.IsAgent && handoff.To.Agent is { } agent && (agent == caller.Id || roster.ActsFor(caller.Id, agent, now));
        var isConsult = handoff is { Mode: TransferMode.Consult, State: HandoffState.Accepted };
        if (!isAsked && caller.Role != Role.Supervisor && !(isConsult && handoff.SettledBy == by))
        {
            return Refusal.Forbidden("Who is offered a ticket may decline it, who acts for them, and supervisors; an offer to a queue only supervisors.");
        }

        if (NamedHandoff.CheckReason(command) is { } invalid)
        {
            return invalid;
        }

        return isConsult ? EndedConsult.Of(state, handoff, by, command.Reason, roster, now)
            : NamedHandoff.CheckOpen(state.Id, handoff, now) is { } refusal ? refusal
            : SettleOpenOffers.Settle(Changes.Of(state), handoff, HandoffState.Declined, by, command.Reason, roster, now).Accept(command.Handoff);
    }
}
