using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Privacy;

/// <summary>
/// That a home is erased, kept at it. From the commit on that sets it, whatever is still kept of the person reads as if it were gone; it is taken away step by step, and how far that has
/// come stands here.
/// </summary>
/// <param name="At">When it was decided.</param>
/// <param name="By">Who decided it: a supervisor, or the system for what is older than it may be kept.</param>
/// <param name="Reason">Why, in the words of who decided it; it stays.</param>
public sealed record Erasure(DateTimeOffset At, ActorRef By, string Reason)
{
    /// <summary>At the survivor: the merged homes that don't know yet that they are erased. Whoever comes by tells them first.</summary>
    public IReadOnlyList<CustomerId> Waiting { get; init; } = [];

    /// <summary>The customers who, at any home of the person, were thought to be the same one, and who may keep one of the person's identities for that reason.</summary>
    public IReadOnlyList<CustomerId> Suggested { get; init; } = [];

    /// <summary>Up to which number tickets, sessions, handoffs and all else that is numbered are erased.</summary>
    public int Numbers { get; init; }

    /// <summary>How many entries of the log are erased, from the first on.</summary>
    public int Entries { get; init; }

    /// <summary>When nothing of the person was left in the home; null before.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}
