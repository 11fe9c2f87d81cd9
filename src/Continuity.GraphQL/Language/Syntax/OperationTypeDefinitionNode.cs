namespace Continuity.GraphQL.Language.Syntax;

/// <summary>The root type of one kind of operation (section 3.3.1).</summary>
/// <param name="operation">Which kind of operation.</param>
/// <param name="type">The type.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class OperationTypeDefinitionNode(OperationType operation, NamedTypeNode type, Location location) : SyntaxNode(location)
{
    /// <summary>Which kind of operation.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The type.</summary>
    public NamedTypeNode Type { get; } = type;
}
