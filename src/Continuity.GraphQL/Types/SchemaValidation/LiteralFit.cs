using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>Tells whether a literal without variables is a value of a type, by the rules of input coercion.</summary>
internal static class LiteralFit
{
    /// <summary>Finds what keeps a literal from being a value of a type.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="type">An input type.</param>
    /// <returns>A sentence, or null where it is a value of the type.</returns>
    public static string? FindProblem(ValueNode literal, GraphQLType type) => (literal, type) switch
    {
        (VariableNode v, _) => $"the variable ${v.Name.Value} has no value here.",
        (NullValueNode, NonNullType) => $"{type} cannot be null.",
        (NullValueNode, _) => null,
        (_, NonNullType nonNull) => FindProblem(literal, nonNull.OfType),
        (ListValueNode list, ListType expected) => list.Values.Select(item => FindProblem(item, expected.OfType)).FirstOrDefault(p => p is not null),
        (_, ListType single) => FindProblem(literal, single.OfType),
        (_, ScalarType scalar) => FindScalarProblem(literal, scalar),
        (EnumValueNode e, EnumType @enum) when @enum.Values.ContainsKey(e.Value) => null,
        (_, EnumType) => $"{ValueExcerpt.Of(literal)} is no value of {type}.",
        (ObjectValueNode o, InputObjectType input) => FindObjectProblem(o, input),
        _ => $"{ValueExcerpt.Of(literal)} is no {type}.",
    };

    private static string? FindScalarProblem(ValueNode literal, ScalarType scalar)
    {
        try
        {
            scalar.ParseLiteral(literal);
            return null;
        }
        catch (ValueCoercionException e)
        {
            return e.Message;
        }
    }

    private static string? FindObjectProblem(ObjectValueNode literal, InputObjectType type)
    {
        var given = new HashSet<string>();
        foreach (var field in literal.Fields)
        {
            var name = field.Name.Value;
            if (!type.Fields.TryGetValue(name, out var expected))
            {
                return $"{type} has no field {name}.";
            }

            if (!given.Add(name))
            {
                return $"{type}.{name} is given twice.";
            }

            if (FindProblem(field.Value, expected.Type) is { } problem)
            {
                return $"at {type}.{name}, {problem}";
            }
        }

        if (type.IsOneOf && (literal.Fields.Count != 1 || literal.Fields[0].Value is NullValueNode))
        {
            return $"exactly one field of {type} is to be given, and that not null.";
        }

        var missing = type.Fields.Values.FirstOrDefault(f => f.IsRequired && !given.Contains(f.Name));
        return missing is null ? null : $"{type}.{missing.Name} is missing.";
    }
}
