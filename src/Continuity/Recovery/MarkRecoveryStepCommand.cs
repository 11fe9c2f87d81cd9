using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Recovery;

/// <summary>Says that a step of a service recovery was taken.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Step">The step.</param>
/// <param name="Note">What was done, 1 to 2,000 characters.</param>
public sealed record MarkRecoveryStepCommand(TicketId Ticket, RecoveryStep Step, string Note)
{
    /// <summary>What the customer got beyond what was owed, 1 to 2,000 characters; only with the fix. Null for nothing.</summary>
    public string? SomethingExtra { get; init; }

    /// <summary>The entry in which the customer was asked; needed where they were followed up with, and null with every other step.</summary>
    public EntryId? Evidence { get; init; }

    /// <summary>That entry as it was read; null where there is no such entry.</summary>
    public Entry? Found { get; init; }

    /// <summary>Why the steps in between are skipped, 3 to 2,000 characters without blanks around them; null where none is.</summary>
    public string? SkipReason { get; init; }
}
