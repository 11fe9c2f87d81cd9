using Continuity.GraphQL;

namespace Continuity.Api.Tickets;

/// <summary>A ticket was not solved after all.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
/// <param name="ExpectedVersion">The version that you saw; another one by now refuses the command with STALE_VERSION.</param>
internal sealed record ReopenTicketInput(
    [ID] string TicketId,
    string Reason,
    int? ExpectedVersion);
