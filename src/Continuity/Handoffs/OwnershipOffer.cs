using Continuity.Callers;

namespace Continuity.Handoffs;

/// <summary>An offer to answer for a ticket from now on; and what came of it.</summary>
/// <param name="Number">Its number in its home, from 1.</param>
/// <param name="Ticket">The number, in the same home, of the ticket.</param>
/// <param name="From">The owner at the time, by the subject of their token.</param>
/// <param name="To">The agent who is asked.</param>
/// <param name="OfferedBy">Who offered: the owner, who acted for them, or a supervisor.</param>
/// <param name="Reason">Why, 3 to 2,000 characters.</param>
/// <param name="OfferedAt">When it was offered.</param>
/// <param name="ExpiresAt">When it expires unless it is settled.</param>
public sealed record OwnershipOffer(
    int Number,
    int Ticket,
    string From,
    string To,
    ActorRef OfferedBy,
    string Reason,
    DateTimeOffset OfferedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Where it stands: never RETURNED.</summary>
    public HandoffState State { get; init; }

    /// <summary>When it was settled, or null.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Who settled it, or null.</summary>
    public ActorRef? SettledBy { get; init; }

    /// <summary>Why it was settled as it was, or null.</summary>
    public string? SettleReason { get; init; }

    /// <summary>Whether it can still be accepted.</summary>
    public bool IsOpen => State == HandoffState.Offered;
}
