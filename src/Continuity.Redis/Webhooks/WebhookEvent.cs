using Continuity.Threads;

namespace Continuity.Redis.Webhooks;

/// <summary>An entry as an endpoint is told of it: what it is and where, and nothing of what it says.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Type">The event's type.</param>
/// <param name="RecordedAt">When the entry was recorded.</param>
/// <param name="Channel">The channel that it came by.</param>
/// <param name="Visibility">Who may see it.</param>
public sealed record WebhookEvent(EntryId Entry, string Type, DateTimeOffset RecordedAt, Channel Channel, Visibility Visibility)
{
    /// <summary>The number of its session; null where it belongs to none.</summary>
    public int? Session { get; init; }

    /// <summary>The number of its ticket as the event was put into the queue, that of its session where it has one; null where it belongs to none.</summary>
    public int? Ticket { get; init; }

    /// <summary>When it was put into the queue.</summary>
    public DateTimeOffset QueuedAt { get; init; }
}
