using Continuity.Callers;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>Whether, where and when a customer may be written to unasked. The default allows nothing.</summary>
public sealed record ContactConsent
{
    /// <summary>Whether they agreed to be asked how things go.</summary>
    public bool CheckIns { get; init; }

    /// <summary>The channels they agreed to.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>Start of their quiet hours, local time <c>HH:mm</c>, or null.</summary>
    public string? QuietFrom { get; init; }

    /// <summary>End of their quiet hours, local time <c>HH:mm</c>, or null.</summary>
    public string? QuietUntil { get; init; }

    /// <summary>When it was said last whether they agree, and to which channels, or null where nobody ever did. Their quiet hours are another matter.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>By whom, or null.</summary>
    public ActorRef? RecordedBy { get; init; }

    /// <summary>When it was said last which are their quiet hours, or that they have none; null where nobody ever did.</summary>
    public DateTimeOffset? QuietSaidAt { get; init; }
}
