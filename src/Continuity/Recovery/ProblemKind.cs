namespace Continuity.Recovery;

/// <summary>What went wrong, by its kind.</summary>
public enum ProblemKind
{
    /// <summary>What the customer bought does not do what it should.</summary>
    Product,

    /// <summary>A rule or a way of working stood in the way.</summary>
    Process,

    /// <summary>A computer system failed, or has said what is not so.</summary>
    System,

    /// <summary>How a person behaved. For supervisors only.</summary>
    Conduct,
}
