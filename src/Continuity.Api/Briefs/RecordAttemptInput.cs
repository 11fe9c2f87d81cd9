using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>It is recorded what was tried.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="What">What was tried, 1 to 2,000 characters.</param>
/// <param name="Outcome">What came of it, 1 to 2,000 characters.</param>
internal sealed record RecordAttemptInput(
    [ID] string TicketId,
    string What,
    string Outcome);
