using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Coercion;

/// <summary>The literal for a variable's coerced value, for a scalar whose own literal has the variable in it.</summary>
internal static class CoercedLiteral
{
    /// <summary>The literal.</summary>
    /// <param name="value">The coerced value.</param>
    /// <param name="type">Its type, an input type.</param>
    /// <param name="at">Where the variable stands.</param>
    /// <returns>The literal, or null where part of the value has none: an instance of a C# class, or JSON whose members have names that are none of GraphQL's.</returns>
    public static ValueNode? Of(object? value, GraphQLType type, Location at) => (value, type.Nullable) switch
    {
        (null, _) => new NullValueNode(at),
        (object?[] items, ListType list) => OfItems(items, list, at),
        (IReadOnlyDictionary<string, object?> fields, InputObjectType input) => OfFields(fields, input, at),
        (_, EnumType values) => new EnumValueNode(values.ByRuntimeValue[value].Name, at),
        (_, ScalarType scalar) => OfScalar(value, scalar),
        _ => null,
    };

    private static ValueNode? OfScalar(object value, ScalarType scalar)
    {
        try
        {
            return scalar.ToLiteral(value);
        }
        catch (ValueCoercionException)
        {
            return null;
        }
    }

    private static ListValueNode? OfItems(object?[] items, ListType type, Location at)
    {
        var nodes = new ValueNode[items.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            if (Of(items[i], type.OfType, at) is not { } node)
            {
                return null;
            }

            nodes[i] = node;
        }

        return new ListValueNode(nodes, at);
    }

    private static ObjectValueNode? OfFields(IReadOnlyDictionary<string, object?> fields, InputObjectType type, Location at)
    {
        var nodes = new List<ObjectFieldNode>(fields.Count);
        foreach (var (name, value) in fields)
        {
            if (Of(value, type.Fields[name].Type, at) is not { } node)
            {
                return null;
            }

            nodes.Add(new ObjectFieldNode(new NameNode(name, at), node, at));
        }

        return new ObjectValueNode(nodes, at);
    }
}
