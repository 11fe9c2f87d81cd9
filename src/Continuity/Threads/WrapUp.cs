using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>How a session ended.</summary>
/// <param name="Summary">What was done.</param>
/// <param name="Disposition">How it is classed.</param>
/// <param name="AnythingElse">What came of asking whether anything else was needed.</param>
/// <param name="Feedback">What the customer said might have been more helpful, or null.</param>
public sealed record WrapUp(string Summary, string Disposition, AnythingElse AnythingElse, string? Feedback)
{
    /// <summary>The ticket of the other matter that the customer named, one that was there or that was opened for it; null where they named none.</summary>
    public TicketId? NextTicket { get; init; }
}
