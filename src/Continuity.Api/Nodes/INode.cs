using Continuity.GraphQL;

namespace Continuity.Api.Nodes;

/// <summary>Anything that has an id of its own and can be looked up by it.</summary>
[InterfaceType]
[GraphQLName("Node")]
internal interface INode
{
    /// <summary>Its id: opaque, unique, and good for ever.</summary>
    [ID]
    string Id { get; }
}
