using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>It is recorded what the customer wants to reach.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Goal">What it is, 1 to 2,000 characters; the customer sees it.</param>
internal sealed record SetGoalInput(
    [ID] string TicketId,
    string Goal);
