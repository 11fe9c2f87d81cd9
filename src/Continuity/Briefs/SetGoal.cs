using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Decides whether it is recorded what the customer wants to reach, in place of what was recorded before. By agents, and by bots in their tickets. The same goal again changes nothing.</summary>
public static class SetGoal
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and its brief.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">The goal.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, WRONG_STATE or INVALID.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, SetGoalCommand command, DateTimeOffset now)
    {
        var found = BriefRights.ToRecord(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        var before = state.BriefOf(ticket.Number);
        if (before.Goal is { } goal && goal.Text == command.Goal && BriefRights.Sees(state, caller, goal.ShownFrom))
        {
            return Decision.Accept(command.Ticket, state);
        }

        var shownFrom = BriefRights.ShownFrom(state, caller, ticket);
        var after = before with { Goal = new(command.Goal, caller.ActsAs(state.Id), now) { ShownFrom = shownFrom } };
        return TextBound.Paragraph.Check(command.Goal, "input", "goal") is { } refusal
            ? refusal
            : Changes.Of(state)
                .With(after)
                .And(BriefEntry.Public(state, caller, ticket, shownFrom, Activity.GoalSet, $"The goal: \"{command.Goal}\"", now))
                .Accept(command.Ticket);
    }
}
