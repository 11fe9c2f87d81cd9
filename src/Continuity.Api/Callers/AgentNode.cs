using Continuity.Api.Handoffs;
using Continuity.Api.Nodes;
using Continuity.Callers;
using Continuity.GraphQL;

namespace Continuity.Api.Callers;

/// <summary>A person who serves customers.</summary>
[ObjectType]
[GraphQLName("Agent")]
internal sealed class AgentNode : IActor, IHandoffTarget, INode
{
    private readonly DirectoryEntry entry;

    internal AgentNode(DirectoryEntry entry) => this.entry = entry;

    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.OfAgent(entry.Id);

    /// <summary>Their name, as their token gave it.</summary>
    public string Name => entry.Name;

    /// <summary>The teams they belong to. Not for customers, who are told the name alone.</summary>
    public IReadOnlyList<string> GetTeams(Caller caller) => ForColleagues(caller, entry.Teams);

    /// <summary>What they may do beyond serving customers. Not for customers, who are told the name alone.</summary>
    public AgentRole GetRole(Caller caller) =>
        ForColleagues(caller, entry.Role == Continuity.Callers.Role.Supervisor ? AgentRole.Supervisor : AgentRole.Agent);

    private static T ForColleagues<T>(Caller caller, T value) => caller.Role == Continuity.Callers.Role.Customer
        ? throw new GraphQLException("Customers are told an agent's name alone.", "FORBIDDEN")
        : value;
}
