using Continuity.Threads;

namespace Continuity.Calls;

/// <summary>A part of what a telephone system tells of a call: that it began, say, or where its recording is. What it does not say is null.</summary>
/// <param name="At">When that was, as the system tells it, or when it came.</param>
public sealed record CallPart(DateTimeOffset At)
{
    /// <summary>Who called; null where the part does not tell, and it must not be guessed.</summary>
    public Direction? Direction { get; init; }

    /// <summary>When the call began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When somebody took it.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long it took: 0 to 24 hours.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The agent who takes or makes it, by the subject of their token; one who has signed in.</summary>
    public string? Agent { get; init; }

    /// <summary>Where the recording is: an absolute http or https address of up to 2,048 characters.</summary>
    public string? RecordingUrl { get; init; }

    /// <summary>What was said, word by word. What goes beyond 64 KiB is kept in notes.</summary>
    public string? Transcript { get; init; }

    /// <summary>The customer's name, 1 to 200 characters on one line: theirs where none is known.</summary>
    public string? Name { get; init; }

    /// <summary>Whether an identity that came after an anonymous session had begun was linked to its customer: they are who they claim to be from now on.</summary>
    public bool IsClaimed { get; init; }
}
