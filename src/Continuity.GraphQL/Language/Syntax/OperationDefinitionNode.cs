namespace Continuity.GraphQL.Language.Syntax;

/// <summary>A query, mutation or subscription (section 2.3).</summary>
/// <param name="description">The description, or null.</param>
/// <param name="operation">Which kind of operation.</param>
/// <param name="name">The operation's name, or null where it is anonymous.</param>
/// <param name="variableDefinitions">The variables, in order.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="selectionSet">The fields that are asked for.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class OperationDefinitionNode(StringValueNode? description, OperationType operation, NameNode? name, IReadOnlyList<VariableDefinitionNode> variableDefinitions, IReadOnlyList<DirectiveNode> directives, SelectionSetNode selectionSet, Location location) : DefinitionNode(location)
{
    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>Which kind of operation.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The operation's name, or null where it is anonymous.</summary>
    public NameNode? Name { get; } = name;

    /// <summary>The variables, in order.</summary>
    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    /// <summary>The directives applied here, in order.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;

    /// <summary>The fields that are asked for.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
