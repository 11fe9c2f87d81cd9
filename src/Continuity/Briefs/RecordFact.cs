using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Decides whether a fact is recorded. By agents, and by bots in their tickets. The same fact from the same caller again changes nothing.</summary>
public static class RecordFact
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and its brief.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">The fact.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, WRONG_STATE, INVALID or LIMIT_EXCEEDED.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, RecordFactCommand command, BriefOptions options, DateTimeOffset now)
    {
        var found = BriefRights.ToRecord(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        var before = state.BriefOf(ticket.Number);
        var fact = new Fact(before.NextFact, command.Statement, command.Certainty, command.Source, caller.ActsAs(state.Id), now) { ShownFrom = BriefRights.ShownFrom(state, caller, ticket) };
        if (before.Facts.Any(known => IsSame(known, fact)))
        {
            return Decision.Accept(command.Ticket, state);
        }

        var after = before with { Facts = [.. before.Facts, fact] };
        return (TextBound.Paragraph.Check(command.Statement, "input", "statement") ?? BriefBounds.Check(before, after, options)) is { } refusal
            ? refusal
            : Changes.Of(state)
                .With(after)
                .And(BriefEntry.Public(state, caller, ticket, fact.ShownFrom, Activity.FactRecorded, $"Recorded as {BriefWords.Of(fact)}: \"{fact.Statement}\"", now))
                .Accept(command.Ticket);
    }

    private static bool IsSame(Fact one, Fact other) =>
        (one.Statement, one.Certainty, one.Source, one.RecordedBy) == (other.Statement, other.Certainty, other.Source, other.RecordedBy);
}
