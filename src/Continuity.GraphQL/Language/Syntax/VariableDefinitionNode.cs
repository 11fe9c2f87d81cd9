namespace Continuity.GraphQL.Language.Syntax;

/// <summary>The declaration of one variable (section 2.10).</summary>
/// <param name="description">The description, or null.</param>
/// <param name="variable">The variable.</param>
/// <param name="type">The type.</param>
/// <param name="defaultValue">The default, or null where there is none.</param>
/// <param name="directives">The directives applied here, in order.</param>
/// <param name="location">Where the node stands in its source.</param>
public sealed class VariableDefinitionNode(StringValueNode? description, VariableNode variable, TypeNode type, ValueNode? defaultValue, IReadOnlyList<DirectiveNode> directives, Location location) : SyntaxNode(location)
{
    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The variable.</summary>
    public VariableNode Variable { get; } = variable;

    /// <summary>The type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The default, or null where there is none.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives applied here, in order.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; } = directives;
}
