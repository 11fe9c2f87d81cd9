namespace Continuity.Redis.Tests.Merging.Model;

/// <summary>What a step of a sequence does.</summary>
internal enum ModelAct
{
    /// <summary>Starts a session with up to two identities, and says something in it.</summary>
    Start,

    /// <summary>Says something in a session.</summary>
    Write,

    /// <summary>Links an identity to a customer.</summary>
    Link,

    /// <summary>Merges a customer into another.</summary>
    Merge,

    /// <summary>Merges two customers as one session that proves both does.</summary>
    MergeAutomatically,

    /// <summary>Undoes a merge.</summary>
    Unmerge,

    /// <summary>Changes something at the survivor.</summary>
    Prefer,
}
