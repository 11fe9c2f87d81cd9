using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>A question is answered.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Question">The question, in the words in which it was asked.</param>
/// <param name="Answer">The answer, 1 to 2,000 characters.</param>
internal sealed record AnswerQuestionInput(
    [ID] string TicketId,
    string Question,
    string Answer);
