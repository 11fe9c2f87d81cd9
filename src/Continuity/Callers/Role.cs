namespace Continuity.Callers;

/// <summary>What a caller is, by its token.</summary>
public enum Role
{
    /// <summary>A person who serves customers.</summary>
    Agent,

    /// <summary>An agent who may also reassign, waive and see everything.</summary>
    Supervisor,

    /// <summary>A program that talks with customers; it handles, and never owns.</summary>
    Bot,

    /// <summary>The customer in person, through self-service.</summary>
    Customer,

    /// <summary>A channel's own system, which records what happened there.</summary>
    Ingest,
}
