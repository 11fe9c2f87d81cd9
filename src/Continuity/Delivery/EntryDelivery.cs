using Continuity.Threads;

namespace Continuity.Delivery;

/// <summary>How an entry leaves by a gateway. It holds no text: that is in the log alone.</summary>
/// <param name="Ticket">The number, in the same home, of the ticket that it was ordered on.</param>
/// <param name="Kind">What leaves.</param>
/// <param name="Channel">The channel by whose gateway.</param>
/// <param name="QueuedAt">When it was ordered.</param>
public sealed record EntryDelivery(int Ticket, DeliveryKind Kind, Channel Channel, DateTimeOffset QueuedAt)
{
    /// <summary>The number of its session, or null.</summary>
    public int? Session { get; init; }

    /// <summary>The number of the session in which it waits for its turn: what is to reach the customer there leaves in order. Null where it waits for nothing else.</summary>
    public int? Line => Kind == DeliveryKind.Callback ? null : Session;

    /// <summary>The agent who wrote it, by the subject of their token; null where no agent did.</summary>
    public string? Author { get; init; }

    /// <summary>The number of the follow-up that it tells of, or null.</summary>
    public int? FollowUp { get; init; }

    /// <summary>Where it stands.</summary>
    public DeliveryState State { get; init; }

    /// <summary>How often a gateway was asked to take it.</summary>
    public int Attempts { get; init; }

    /// <summary>What went wrong last: a word in capitals, such as <c>TIMEOUT</c> or <c>HTTP_503</c>, never a text of the gateway's. Null where nothing did.</summary>
    public string? LastError { get; init; }

    /// <summary>Since when its gateway could not take it; null while that is not so.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When its gateway is asked again; null for at once.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When a gateway took it, or null.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it was known to have reached the customer, or null.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When it was given up, or null.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>The channel that it was ordered for, where it was moved to another one; else null.</summary>
    public Channel? MovedFrom { get; init; }
}
