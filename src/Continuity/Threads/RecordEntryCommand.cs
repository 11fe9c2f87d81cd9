using Continuity.Callers;
using Continuity.FollowUps;

namespace Continuity.Threads;

/// <summary>Records an entry in a session.</summary>
/// <param name="Content">What it says; anything but an <see cref="ActivityContent"/>.</param>
public sealed record RecordEntryCommand(EntryContent Content)
{
    /// <summary>Who may see it; a note is INTERNAL whatever is said. Default: PUBLIC.</summary>
    public Visibility Visibility { get; init; }

    /// <summary>When it happened: any time past, at most 5 minutes ahead. Null: now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Who said it, where an ingest caller speaks for another; null on every other caller.</summary>
    public ActorRef? Author { get; init; }

    /// <summary>The check-in that an agent makes by it, or null.</summary>
    public FollowUpId? CheckIn { get; init; }
}
