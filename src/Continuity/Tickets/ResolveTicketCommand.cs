using Continuity.Decisions;

namespace Continuity.Tickets;

/// <summary>Resolves a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Summary">How it was solved, 1 to 2,000 characters; the customer sees it.</param>
/// <param name="ExpectedVersion">The ticket's version that the caller knows, or null for any.</param>
public sealed record ResolveTicketCommand(TicketId Ticket, string Summary, int? ExpectedVersion = null)
{
    /// <summary>How long after it the owner checks that it is still solved, 5 seconds to 366 days. Nothing said: by the options, where no check after a handoff is open; cleared: no check.</summary>
    public Change<TimeSpan> FollowUpWithin { get; init; }
}
