using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Where a session's start comes from, where that is not a caller who sends the input itself.</summary>
internal sealed record SessionOrigin
{
    /// <summary>The queue in which a new ticket waits; null: that of the channel.</summary>
    public string? Queue { get; init; }

    /// <summary>What is recorded first, where more is known of it than the input's entry says. Null: what that says.</summary>
    public EntryContent? Entry { get; init; }

    /// <summary>When what is recorded first happened: any time past, at most 5 minutes ahead. Null: now.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>What makes two starts with the same key the same, whatever their inputs say: then the first one's holds. Null: the input.</summary>
    public object? Same { get; init; }
}
