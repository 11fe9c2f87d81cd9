using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Validation;

namespace Continuity.GraphQL.Execution.Planning;

/// <summary>A variable that an operation declares, with its type looked up in the schema.</summary>
/// <param name="node">The declaration.</param>
/// <param name="type">Its type, an input type.</param>
internal sealed class VariablePlan(VariableDefinitionNode node, GraphQLType type)
{
    /// <summary>The name, without the dollar sign.</summary>
    public string Name { get; } = node.Variable.Name.Value;

    /// <summary>The name for messages, cut short if it is long: it may be as long as the document.</summary>
    public string Label { get; } = ErrorMessage.Excerpt(node.Variable.Name.Value);

    /// <summary>Its type, an input type.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>The default, or null where there is none.</summary>
    public ValueNode? DefaultValue { get; } = node.DefaultValue;

    /// <summary>Where it is declared.</summary>
    public Location Location { get; } = node.Location;
}
