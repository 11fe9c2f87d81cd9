namespace Continuity.Redis.Merging;

/// <summary>The steps of a merge and of its undoing, each a commit at one home.</summary>
internal enum MergeStep
{
    /// <summary>The merge was announced at the merged home.</summary>
    Announced,

    /// <summary>The survivor took the merged home in.</summary>
    TakenIn,

    /// <summary>The merged home knows what became of it.</summary>
    Settled,

    /// <summary>The survivor let a merged home go.</summary>
    Separated,

    /// <summary>That home knows that it is a customer of its own again.</summary>
    Restored,

    /// <summary>The survivor forgot that it had to be told.</summary>
    Forgotten,
}
