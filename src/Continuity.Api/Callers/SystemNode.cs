using Continuity.GraphQL;

namespace Continuity.Api.Callers;

/// <summary>Continuity itself, or a channel's system.</summary>
[ObjectType]
[GraphQLName("System")]
internal sealed class SystemNode : IActor
{
    internal SystemNode(string name) => Name = name;

    /// <summary>What it calls itself.</summary>
    public string Name { get; }
}
