using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>
/// Decides whether it is recorded what the customer was understood to say. By agents, and by bots in their tickets. It takes the place of the one before, and waits for a yes of its own,
/// also where it has the same words from somebody else; from the same caller these change nothing.
/// </summary>
public static class Restate
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and its brief.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">The words.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, WRONG_STATE or INVALID.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, RestateCommand command, DateTimeOffset now)
    {
        var found = BriefRights.ToRecord(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        var before = state.BriefOf(ticket.Number);
        var restated = new Restatement(command.Text, caller.ActsAs(state.Id), now) { ShownFrom = BriefRights.ShownFrom(state, caller, ticket) };
        if (before.Restatement is { } last && (last.Text, last.StatedBy) == (restated.Text, restated.StatedBy))
        {
            return Decision.Accept(command.Ticket, state);
        }

        var after = before with { Restatement = restated };
        return TextBound.Paragraph.Check(command.Text, "input", "text") is { } refusal
            ? refusal
            : Changes.Of(state)
                .With(after)
                .And(BriefEntry.Public(state, caller, ticket, restated.ShownFrom, Activity.Restated, $"Understood: \"{command.Text}\"", now))
                .Accept(command.Ticket);
    }
}
