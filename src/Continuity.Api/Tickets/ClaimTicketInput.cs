using Continuity.GraphQL;

namespace Continuity.Api.Tickets;

/// <summary>An agent takes a ticket from its queue.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="ExpectedVersion">The version that you saw; another one by now refuses the command with STALE_VERSION.</param>
internal sealed record ClaimTicketInput(
    [ID] string TicketId,
    int? ExpectedVersion);
