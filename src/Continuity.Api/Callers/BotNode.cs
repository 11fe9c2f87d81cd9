using Continuity.Api.Nodes;
using Continuity.GraphQL;

namespace Continuity.Api.Callers;

/// <summary>A program that talks with customers. It handles tickets, and never owns one.</summary>
[ObjectType]
[GraphQLName("Bot")]
internal sealed class BotNode : IActor, INode
{
    internal BotNode(string subject, string? name)
    {
        Id = NodeId.OfBot(subject);
        Name = name ?? subject;
    }

    /// <inheritdoc/>
    [ID]
    public string Id { get; }

    /// <summary>Its name, as its token gave it.</summary>
    public string Name { get; }
}
