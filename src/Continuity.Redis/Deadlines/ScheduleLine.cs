using Continuity.Customers;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Deadlines;

/// <summary>What the schedule knows of one partition of the share. Only the schedule changes it.</summary>
/// <param name="partition">The partition.</param>
internal sealed class ScheduleLine(Partition partition)
{
    public Partition Partition { get; } = partition;

    /// <summary>Up to when (ms) all that falls due is known.</summary>
    public long Reach { get; set; } = long.MinValue;

    /// <summary>How many of its homes are in the schedule.</summary>
    public int Known { get; set; }

    /// <summary>How many of these wait for their first turn.</summary>
    public int Waiting { get; set; }

    /// <summary>Whether the last look found as much as it asked for, so that there may be more.</summary>
    public bool HasMore { get; set; }

    /// <summary>How many homes the next look passes over: those before it that can't be settled are known.</summary>
    public int Skip { get; set; }

    /// <summary>Whether it is to be looked at now, rather than when its turn comes.</summary>
    public bool IsWanted { get; set; } = true;

    /// <summary>Whether it is being looked at.</summary>
    public bool IsLookedAt { get; set; }

    /// <summary>Whether it could not be reached; nothing is tried there until a look at it succeeds.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether it is no longer of the share.</summary>
    public bool IsGone { get; set; }

    /// <summary>Homes that were settled since the look began: what it says of them is out of date.</summary>
    public HashSet<CustomerId> SettledMeanwhile { get; } = [];
}
