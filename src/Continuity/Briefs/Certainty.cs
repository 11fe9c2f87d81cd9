namespace Continuity.Briefs;

/// <summary>How sure a fact is.</summary>
public enum Certainty
{
    /// <summary>It is known.</summary>
    Known,

    /// <summary>It is assumed, and nobody has made sure of it.</summary>
    Assumed,

    /// <summary>It is known that this is not known.</summary>
    Unknown,
}
