namespace Continuity.GraphQL.Language.Syntax;

/// <summary>The root types of a schema, or an extension of them (section 3.3).</summary>
/// <param name="description">The description, or null.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="operationTypes">The root types.</param>
/// <param name="isExtension">Whether this is an <c>extend</c> of a type defined elsewhere.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class SchemaDefinitionNode(StringValueNode? description, IReadOnlyList<DirectiveNode> directives, IReadOnlyList<OperationTypeDefinitionNode> operationTypes, bool isExtension, Location location) : DefinitionNode(location)
{
    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The directives applied here, in order.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    /// <summary>The root types.</summary>
    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;

    /// <summary>Whether this is an <c>extend</c> of a type defined elsewhere.</summary>
    public bool IsExtension { get; } = isExtension;
}
