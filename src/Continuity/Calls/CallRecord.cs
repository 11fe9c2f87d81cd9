using Continuity.Threads;

namespace Continuity.Calls;

/// <summary>
/// What a session remembers of its call, whose parts come each by itself, in any order, and some twice: joining parts is commutative, and one that came before changes nothing. What
/// was said in it stands in its entry alone.
/// </summary>
public sealed record CallRecord
{
    /// <summary>Who called; null where no part has said. Where parts don't agree it went out: one that leaves the direction out may count as inbound.</summary>
    public Direction? Direction { get; init; }

    /// <summary>When it began; null where no part has said.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When somebody took it; null where nobody did, or no part has said.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it ended; null where no part has said.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How long it took, as the telephone system counts it; null where no part has said.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The agent who took or made it, the last one where it was passed on; null where no part has said.</summary>
    public string? Agent { get; init; }

    /// <summary>When they did so, as far as parts have said.</summary>
    public DateTimeOffset? AgentAt { get; init; }

    /// <summary>Whether its recording is there.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>Whether its transcript is there.</summary>
    public bool IsTranscribed { get; init; }

    /// <summary>The sequence of its entry; null while it goes on.</summary>
    public int? Entry { get; init; }

    /// <summary>Whether it is over: it has ended, or there is what is made only once it has.</summary>
    public bool IsOver => EndedAt is not null || IsRecorded || IsTranscribed;

    /// <summary>Whether somebody took it, as far as is known.</summary>
    public bool IsTaken => Agent is not null || AnsweredAt is not null || Duration > TimeSpan.Zero;

    /// <summary>What it counts as for the check-ins on its ticket: the customer's word, or an agent's to them. Null while it is not known who called, that it ended, or which agent made it.</summary>
    public Direction? CountsAs => EndedAt is null || (Direction == Threads.Direction.Outbound && Agent is null) ? null : Direction;

    /// <summary>How long it took, as far as is known.</summary>
    public TimeSpan Length
    {
        get
        {
            var length = Duration ?? (EndedAt - AnsweredAt) ?? TimeSpan.Zero;
            return length < TimeSpan.Zero ? TimeSpan.Zero : length > EntryLimits.LongestCall ? EntryLimits.LongestCall : length;
        }
    }

    /// <summary>The same with one more part.</summary>
    /// <param name="part">The part.</param>
    public CallRecord With(CallPart part) => this with
    {
        Direction = Direction is null || part.Direction > Direction ? part.Direction ?? Direction : Direction,
        StartedAt = Earlier(StartedAt, part.StartedAt),
        AnsweredAt = Earlier(AnsweredAt, part.AnsweredAt),
        EndedAt = Earlier(EndedAt, part.EndedAt),
        Duration = Duration is null || part.Duration > Duration ? part.Duration ?? Duration : Duration,
        Agent = IsLaterAgent(part) ? part.Agent : Agent,
        AgentAt = IsLaterAgent(part) ? part.At : AgentAt,
        IsRecorded = IsRecorded || part.RecordingUrl is not null,
        IsTranscribed = IsTranscribed || part.Transcript is not null,
    };

    private bool IsLaterAgent(CallPart part) => part.Agent is { } named
        && (Agent is null || part.At > AgentAt || (part.At == AgentAt && string.CompareOrdinal(named, Agent) > 0));

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
