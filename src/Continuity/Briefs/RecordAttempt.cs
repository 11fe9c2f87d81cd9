using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>
/// Decides whether it is recorded what was tried. By agents, and by bots in their tickets. The oldest attempts are folded into a count where there are too many. The same attempt from the same
/// caller again changes nothing, while it is kept.
/// </summary>
public static class RecordAttempt
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and its brief.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What was tried.</param>
    /// <param name="options">How much is kept.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, WRONG_STATE or INVALID.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, RecordAttemptCommand command, BriefOptions options, DateTimeOffset now)
    {
        var found = BriefRights.ToRecord(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if ((TextBound.Paragraph.Check(command.What, "input", "what") ?? TextBound.Paragraph.Check(command.Outcome, "input", "outcome")) is { } invalid)
        {
            return invalid;
        }

        var before = state.BriefOf(ticket.Number);
        var by = caller.ActsAs(state.Id);
        return before.Attempts.Any(known => (known.What, known.Outcome, known.By) == (command.What, command.Outcome, by))
            ? Decision.Accept(command.Ticket, state)
            : Changes.Of(state)
                .With(before.WithAttempt(command.What, command.Outcome, by, now, options, BriefRights.ShownFrom(state, caller, ticket)))
                .And(BriefEntry.Internal(state, caller, ticket, Activity.AttemptRecorded, $"Tried: \"{command.What}\". What came of it: \"{command.Outcome}\"", now))
                .Accept(command.Ticket);
    }
}
