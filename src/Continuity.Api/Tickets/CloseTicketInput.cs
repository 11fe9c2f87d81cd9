using Continuity.GraphQL;

namespace Continuity.Api.Tickets;

/// <summary>A ticket is done with.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="ExpectedVersion">The version that you saw; another one by now refuses the command with STALE_VERSION.</param>
internal sealed record CloseTicketInput(
    [ID] string TicketId,
    int? ExpectedVersion);
