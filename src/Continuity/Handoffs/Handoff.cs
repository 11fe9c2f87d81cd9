using Continuity.Callers;

namespace Continuity.Handoffs;

/// <summary>An offer to take over the handling of a ticket, or to give advice on it; and what came of it.</summary>
/// <param name="Number">Its number in its home, from 1.</param>
/// <param name="Ticket">The number, in the same home, of the ticket.</param>
/// <param name="From">Who offered: an agent or a bot, or Continuity itself for a customer who accepted help in self-service.</param>
/// <param name="To">Whom it is offered to.</param>
/// <param name="Mode">How.</param>
/// <param name="Reason">Why, 3 to 2,000 characters.</param>
/// <param name="Summary">What whoever accepts must know, 1 to 2,000 characters.</param>
/// <param name="OfferedAt">When it was offered.</param>
/// <param name="ExpiresAt">When it expires unless it is settled.</param>
public sealed record Handoff(
    int Number,
    int Ticket,
    ActorRef From,
    HandoffTarget To,
    TransferMode Mode,
    string Reason,
    string Summary,
    DateTimeOffset OfferedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Where it stands.</summary>
    public HandoffState State { get; init; }

    /// <summary>What programs hand over with it: JSON of at most 32 KiB in UTF-8, or null.</summary>
    public string? Context { get; init; }

    /// <summary>Whether the customer was told of it.</summary>
    public bool CustomerInformed { get; init; }

    /// <summary>The agent who was named and is away, so that it went to who stands in for them; null where the named one got it.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>The ticket's owner at the time of the offer, or null where it had none.</summary>
    public string? Responsible { get; init; }

    /// <summary>The check that it leaves to the owner, as it was asked for.</summary>
    public CheckBack? CheckBack { get; init; }

    /// <summary>The number of the follow-up that it left to the owner, or null.</summary>
    public int? FollowUp { get; init; }

    /// <summary>How many entries the log had when it was offered: the brief is frozen there.</summary>
    public int LogLengthAtOffer { get; init; }

    /// <summary>When it was accepted, or null.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When who accepted it must have read the brief, else the owner is told; null where they need not: it was not accepted, is a consultation, or the owner accepted it.</summary>
    public DateTimeOffset? BriefDueAt { get; init; }

    /// <summary>When it was settled, a consultation when it ended; null before.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Who settled it; null before.</summary>
    public ActorRef? SettledBy { get; init; }

    /// <summary>Why it was settled as it was, or null.</summary>
    public string? SettleReason { get; init; }

    /// <summary>Whether it can still be accepted, or, a consultation, goes on.</summary>
    public bool IsOpen => State == HandoffState.Offered || (State == HandoffState.Accepted && Mode == TransferMode.Consult);
}
