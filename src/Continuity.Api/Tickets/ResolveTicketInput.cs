using Continuity.GraphQL;

namespace Continuity.Api.Tickets;

/// <summary>A ticket is solved.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Summary">How it was solved; 1 to 2,000 characters.</param>
/// <param name="FollowUpWithin">
/// How long after it the owner checks that it is still solved, 5 seconds to 366 days; null for no such check. Left out: 1 day (an option), but no check where one after a handoff is
/// owed, or nobody owns the ticket.
/// </param>
/// <param name="ExpectedVersion">The version that you saw; another one by now refuses the command with STALE_VERSION.</param>
internal sealed record ResolveTicketInput(
    [ID] string TicketId,
    string Summary,
    Optional<TimeSpan?> FollowUpWithin,
    int? ExpectedVersion);
