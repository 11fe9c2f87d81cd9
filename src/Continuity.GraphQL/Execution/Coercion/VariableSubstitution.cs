using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Execution.Coercion;

/// <summary>Puts what the caller sent for variables into a list or object literal of a scalar, which takes no variables itself.</summary>
internal static class VariableSubstitution
{
    /// <summary>The literal without variables; itself where it holds none.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="variables">The request's variables.</param>
    public static ValueNode Apply(ValueNode literal, VariableValues variables) => literal switch
    {
        ListValueNode list => new ListValueNode([.. list.Values.Select(v => Resolve(v, variables) ?? new NullValueNode(v.Location))], list.Location),
        ObjectValueNode node => new ObjectValueNode([.. Fields(node, variables)], node.Location),
        _ => literal,
    };

    private static IEnumerable<ObjectFieldNode> Fields(ObjectValueNode node, VariableValues variables)
    {
        foreach (var field in node.Fields)
        {
            if (Resolve(field.Value, variables) is { } value)
            {
                yield return new ObjectFieldNode(field.Name, value, field.Location);
            }
        }
    }

    private static ValueNode? Resolve(ValueNode literal, VariableValues variables)
    {
        if (literal is not VariableNode variable)
        {
            return Apply(literal, variables);
        }

        var name = variable.Name.Value;
        var value = variables.Named(name);
        if (ReferenceEquals(value, ArgumentValue.Omitted))
        {
            return null;
        }

        var definition = variables.DefinitionOf(name)!;
        return CoercedLiteral.Of(value, definition.Type, literal.Location)
            ?? (variables.TryGetRaw(name, out var raw) ? JsonLiteral.FromVariable(raw, literal.Location) : definition.DefaultValue);
    }
}
