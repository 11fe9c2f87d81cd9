using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>Something must be found out to solve the ticket.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Question">What is asked, 1 to 2,000 characters.</param>
internal sealed record AskQuestionInput(
    [ID] string TicketId,
    string Question);
