using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>All of one moment that a brief is composed from, the customer's profile aside.</summary>
/// <param name="Id">The ticket's id.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Recorded">What was recorded for its brief.</param>
/// <param name="Owed">Its open follow-ups.</param>
public sealed record BriefSources(TicketId Id, Ticket Ticket, BriefRecord Recorded, IReadOnlyList<FollowUp> Owed)
{
    /// <summary>How many entries the log of the ticket's home had at that moment: what came later is not in the brief.</summary>
    public int LogLength { get; init; }

    /// <summary>The last entry about the ticket that is the customer's (<see cref="ContactRule.IsByCustomer"/>); null where there is none.</summary>
    public Entry? LastByCustomer { get; init; }

    /// <summary>Since when the customer waits for an answer (<see cref="ContactRule.AwaitsAnswer"/>); null where they don't.</summary>
    public DateTimeOffset? UnansweredSince { get; init; }
}
