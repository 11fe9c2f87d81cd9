using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>
/// Decides whether a question is recorded, which then belongs to the ticket whoever works on it. By agents, and by bots in their tickets. The same question again changes nothing while it is
/// open, as far as the caller is shown it; asked anew after its answer it is another one.
/// </summary>
public static class AskQuestion
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and its brief.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">The question.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, WRONG_STATE, INVALID or LIMIT_EXCEEDED.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, AskQuestionCommand command, BriefOptions options, DateTimeOffset now)
    {
        var found = BriefRights.ToRecord(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        var before = state.BriefOf(ticket.Number);
        var question = new Question(command.Question, caller.ActsAs(state.Id), now) { ShownFrom = BriefRights.ShownFrom(state, caller, ticket) };
        if (before.Questions.Any(known => known.IsOpen && known.Text == question.Text && BriefRights.Sees(state, caller, known.ShownFrom)))
        {
            return Decision.Accept(command.Ticket, state);
        }

        var after = before with { Questions = [.. before.Questions, question] };
        return (TextBound.Paragraph.Check(command.Question, "input", "question") ?? BriefBounds.Check(before, after, options)) is { } refusal
            ? refusal
            : Changes.Of(state)
                .With(after)
                .And(BriefEntry.Internal(state, caller, ticket, Activity.QuestionAsked, $"To be found out: \"{command.Question}\"", now))
                .Accept(command.Ticket);
    }
}
