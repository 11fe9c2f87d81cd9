using Continuity.GraphQL;

namespace Continuity.Api.Handoffs;

/// <summary>An agent is asked to answer for a ticket from now on.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="AgentId">Who is asked.</param>
/// <param name="Reason">Why; 3 to 2,000 characters.</param>
/// <param name="ExpectedVersion">The version that you saw; another one by now refuses the command with STALE_VERSION.</param>
internal sealed record OfferOwnershipInput(
    [ID] string TicketId,
    [ID] string AgentId,
    string Reason,
    int? ExpectedVersion);
