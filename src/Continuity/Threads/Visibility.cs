namespace Continuity.Threads;

/// <summary>Who may see an entry.</summary>
public enum Visibility
{
    /// <summary>Everybody in the conversation, the customer included.</summary>
    Public,

    /// <summary>Agents and supervisors only.</summary>
    Internal,
}
