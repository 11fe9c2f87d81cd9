namespace Continuity.Threads;

/// <summary>How a step in self-service went.</summary>
public enum SelfServiceOutcome
{
    /// <summary>The customer looked at it.</summary>
    Viewed,

    /// <summary>It did what the customer wanted.</summary>
    Succeeded,

    /// <summary>It did not work.</summary>
    Failed,

    /// <summary>The customer gave up.</summary>
    Abandoned,
}
