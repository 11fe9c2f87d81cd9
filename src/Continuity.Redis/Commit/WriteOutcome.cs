namespace Continuity.Redis.Commit;

/// <summary>What came of a write.</summary>
internal enum WriteOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>Its idempotency key was used before.</summary>
    Repeat,

    /// <summary>What it was decided on has changed.</summary>
    Raced,
}
