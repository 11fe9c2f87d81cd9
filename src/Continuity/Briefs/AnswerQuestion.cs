using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>
/// Decides whether a question is answered, as often as it is open in the same words. By agents, and by bots in their tickets, whoever asked it. Of the answered questions the newest are kept. The same answer from the same caller again
/// changes nothing.
/// </summary>
public static class AnswerQuestion
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and its brief.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">The answer.</param>
    /// <param name="options">The bounds.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, WRONG_STATE, INVALID or LIMIT_EXCEEDED.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, AnswerQuestionCommand command, BriefOptions options, DateTimeOffset now)
    {
        var found = BriefRights.ToRecord(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        var before = state.BriefOf(ticket.Number);
        var by = caller.ActsAs(state.Id);
        var seen = before.Questions.Where(known => known.Text == command.Question && BriefRights.Sees(state, caller, known.ShownFrom)).ToList();
        var open = seen.Where(static question => question.IsOpen).ToList();
        if (open.Count == 0)
        {
            return seen.LastOrDefault() is not { } named ? Refusal.NotFound("question", "input", "question")
                : (named.Answer, named.AnsweredBy) == (command.Answer, by) ? Decision.Accept(command.Ticket, state)
                : new Refusal(RefusalCode.WrongState, "The question is answered already; ask another one.") { Path = ["input", "question"] };
        }

        var shownFrom = BriefRights.ShownFrom(state, caller, ticket);
        var answered = open.Select(question => question with
        {
            Answer = command.Answer,
            AnsweredBy = by,
            AnsweredAt = now,
            ShownFrom = AssuranceRule.Higher(question.ShownFrom, shownFrom),
        });
        var after = before with { Questions = Kept([.. before.Questions.Where(one => !open.Contains(one)), .. answered], options) };
        return (TextBound.Paragraph.Check(command.Answer, "input", "answer") ?? BriefBounds.Check(before, after, options)) is { } refusal
            ? refusal
            : Changes.Of(state)
                .With(after)
                .And(BriefEntry.Internal(state, caller, ticket, Activity.QuestionAnswered, $"Found out: \"{command.Question}\" \"{command.Answer}\"", now))
                .Accept(command.Ticket);
    }

    // The last ones were answered last.
    private static IReadOnlyList<Question> Kept(IReadOnlyList<Question> all, BriefOptions options)
    {
        var kept = all.Where(static question => !question.IsOpen).TakeLast(options.KeptAnswers).ToHashSet();
        return [.. all.Where(question => question.IsOpen || kept.Contains(question))];
    }
}
