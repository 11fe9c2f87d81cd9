namespace Continuity.Callers;

/// <summary>The kinds of actor that an entry may have as its author.</summary>
public enum ActorKind
{
    /// <summary>Continuity itself.</summary>
    System,

    /// <summary>An agent or supervisor.</summary>
    Agent,

    /// <summary>A bot.</summary>
    Bot,

    /// <summary>The customer.</summary>
    Customer,
}
