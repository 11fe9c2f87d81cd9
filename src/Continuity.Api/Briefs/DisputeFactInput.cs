using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>Somebody says that a fact is not so.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="FactId">The fact, one of the ticket's.</param>
/// <param name="Reason">Why, 3 to 2,000 characters.</param>
internal sealed record DisputeFactInput(
    [ID] string TicketId,
    [ID] string FactId,
    string Reason);
