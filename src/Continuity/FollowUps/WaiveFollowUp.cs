using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>Decides whether a follow-up need not be kept: by the owner in person or a supervisor, and for a reason.</summary>
public static class WaiveFollowUp
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the follow-up and its ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to waive.</param>
    /// <param name="now">The time.</param>
    /// <returns>The follow-up; or NOT_FOUND, FORBIDDEN, INVALID or WRONG_STATE.</returns>
    public static Decision<FollowUpId> Decide(CustomerState state, Caller caller, WaiveFollowUpCommand command, DateTimeOffset now)
    {
        var found = FollowUpRights.Find(state, caller, command.FollowUp);
        if (found.Value is not { } followUp)
        {
            return found.Refusal!;
        }

        var changes = Changes.Of(state);
        var by = caller.ActsAs(state.Id);
        if (followUp.State == FollowUpState.Waived && (followUp.SettledBy, followUp.Outcome) == (by, command.Reason))
        {
            return changes.Accept(command.FollowUp);
        }

        var ticket = state.Tickets[followUp.Ticket];
        if (!FollowUpRights.MayWaive(caller, followUp, ticket))
        {
            return Refusal.Forbidden("The owner of a ticket may waive its follow-ups, and supervisors.");
        }

        if ((TextBound.Paragraph.Check(command.Reason, "input", "reason") ?? FollowUpRights.CheckOwed(followUp)) is { } refusal)
        {
            return refusal;
        }

        return changes
            .With(followUp.Settled(FollowUpState.Waived, by, command.Reason, now))
            .And(TicketEntry.Internal(ticket, by, Activity.FollowUpWaived, $"Waived: \"{followUp.Promise}\". {command.Reason}", now))
            .Accept(command.FollowUp);
    }
}
