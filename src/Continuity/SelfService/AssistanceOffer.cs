using Continuity.Callers;
using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>Help that was offered to a customer who struggles in self-service, and what came of it.</summary>
/// <param name="Number">Its number in its session, from 1.</param>
/// <param name="Step">The step after which it was offered; it says which queue is asked.</param>
/// <param name="Because">Why, in words for the customer.</param>
/// <param name="Channels">The channels that the customer can choose from.</param>
/// <param name="OfferedAt">When it was offered.</param>
public sealed record AssistanceOffer(int Number, string Step, string Because, IReadOnlyList<Channel> Channels, DateTimeOffset OfferedAt)
{
    /// <summary>Where it stands.</summary>
    public AssistanceOfferState State { get; init; }

    /// <summary>When it was answered, or null.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Who answered it, or null.</summary>
    public ActorRef? SettledBy { get; init; }

    /// <summary>The number, in the same home, of the session that it led to, or null.</summary>
    public int? LedTo { get; init; }

    /// <summary>Whether it can still be answered, as long as its session goes on.</summary>
    public bool IsOpen => State == AssistanceOfferState.Open;
}
