namespace Continuity.Api.Callers;

/// <summary>What an agent may do beyond serving customers.</summary>
internal enum AgentRole
{
    /// <summary>An agent.</summary>
    Agent,

    /// <summary>An agent who may also reassign, waive and see everything.</summary>
    Supervisor,
}
