using Continuity.Threads;

namespace Continuity.Webhooks;

/// <summary>What an endpoint is told of.</summary>
/// <param name="Name">The endpoint's name.</param>
public sealed record WebhookSubscription(string Name)
{
    /// <summary>The types of events; none for all.</summary>
    public IReadOnlyList<EventPattern> Events { get; init; } = [];

    /// <summary>Whether it is told of what only agents may see, beside what is PUBLIC.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Whether it is told of an entry.</summary>
    /// <param name="draft">The entry.</param>
    public bool Wants(EntryDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return EventType.Of(draft.Content) is { } type && (IsInternal || draft.Visibility == Visibility.Public) && (Events.Count == 0 || Events.Any(pattern => pattern.Names(type)));
    }
}
