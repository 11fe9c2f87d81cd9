using Continuity.GraphQL;

namespace Continuity.Api.Tickets;

/// <summary>A ticket is solved.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Summary">How it was solved; 1 to 2,000 characters.</param>
/// <param name="ExpectedVersion">The version that you saw; another one by now refuses the command with STALE_VERSION.</param>
internal sealed record ResolveTicketInput(
    [ID] string TicketId,
    string Summary,
    int? ExpectedVersion);
