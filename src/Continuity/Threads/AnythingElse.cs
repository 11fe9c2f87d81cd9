namespace Continuity.Threads;

/// <summary>What came of asking whether anything else was needed.</summary>
public enum AnythingElse
{
    /// <summary>Nothing more was needed.</summary>
    NothingMore,

    /// <summary>The customer named another matter.</summary>
    MoreRaised,

    /// <summary>Nobody asked.</summary>
    NotAsked,
}
