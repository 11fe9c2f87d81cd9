using Continuity.Threads;

namespace Continuity.Delivery;

/// <summary>What came of asking a gateway, perhaps several times over.</summary>
/// <param name="Channel">The gateway's channel.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Attempts">How often it was asked; 0 where it was not, since it is known to be away, or so much waits for it already.</param>
public sealed record DeliveryResult(Channel Channel, DeliveryOutcome Outcome, int Attempts)
{
    /// <summary>What went wrong last, as in <see cref="EntryDelivery.LastError"/>; null where nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>How long it wants not to be asked again; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Since when the gateway has taken nothing at all, where that is known; else null. What waited behind something else waited for the gateway all that time.</summary>
    public DateTimeOffset? AwaySince { get; init; }
}
