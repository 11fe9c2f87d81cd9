namespace Continuity.Briefs;

/// <summary>Who or what says that a fact is so.</summary>
public enum FactSource
{
    /// <summary>The customer.</summary>
    Customer,

    /// <summary>An agent or bot.</summary>
    Agent,

    /// <summary>A system's record.</summary>
    Record,
}
