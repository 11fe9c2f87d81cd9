using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Redis.Inboxes;

/// <summary>Something that an agent or a queue was told.</summary>
/// <param name="Number">Its number among all that they were told, from 1, without gaps.</param>
/// <param name="Kind">The name of its kind.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Handoff">The handoff that it is about, or null.</param>
/// <param name="FollowUp">The follow-up that it is about, or null.</param>
/// <param name="OwnershipOffer">The offer of ownership that it is about, or null.</param>
public sealed record ToldEvent(long Number, string Kind, TicketId Ticket, HandoffId? Handoff, FollowUpId? FollowUp, OwnershipOfferId? OwnershipOffer)
{
    /// <summary>The entry that it is about, or null.</summary>
    public EntryId? Entry { get; init; }
}
