using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Coercion;

/// <summary>Coerces literals, with variables in them, to input types (section 3, "Input Coercion", and 6.4.1).</summary>
/// <param name="variables">The request's variables.</param>
internal sealed class LiteralCoercion(VariableValues variables)
{
    private readonly InputPath path = new();

    /// <summary>The place in the literal where coercion stopped, as <see cref="InputPath.Describe"/> gives it.</summary>
    /// <param name="root">The name of the argument.</param>
    public string DescribePath(string root) => path.Describe(root);

    /// <summary>Coerces a literal.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="type">Its type.</param>
    /// <returns>The C# value; <see cref="ArgumentValue.Omitted"/> for a variable without value.</returns>
    /// <exception cref="ValueCoercionException">It is no such value. <see cref="DescribePath"/> tells where.</exception>
    public object? Coerce(ValueNode literal, GraphQLType type)
    {
        if (literal is VariableNode variable)
        {
            var value = variables.Named(variable.Name.Value);
            return value is null && type.IsNonNull ? throw NotNull(type) : value;
        }

        if (literal is NullValueNode)
        {
            return type.IsNonNull ? throw NotNull(type) : null;
        }

        return type.Nullable switch
        {
            ListType list => CoerceList(literal, list),
            InputObjectType input => CoerceObject(literal, input),
            EnumType values => CoerceEnum(literal, values),
            ScalarType scalar => scalar.ParseLiteral(VariableSubstitution.Apply(literal, variables)),
            _ => throw new InvalidOperationException($"\"{type}\" is no input type."),
        };
    }

    private object?[] CoerceList(ValueNode literal, ListType list)
    {
        if (literal is not ListValueNode nodes)
        {
            return [Coerce(literal, list.OfType)];
        }

        var items = new object?[nodes.Values.Count];
        for (var i = 0; i < items.Length; i++)
        {
            path.Enter(i);
            var item = Coerce(nodes.Values[i], list.OfType);
            if (ReferenceEquals(item, ArgumentValue.Omitted))
            {
                item = list.OfType.IsNonNull ? throw NotNull(list.OfType) : null;
            }

            items[i] = item;
            path.Leave();
        }

        return items;
    }

    private object CoerceObject(ValueNode literal, InputObjectType type)
    {
        if (literal is not ObjectValueNode nodes)
        {
            throw new ValueCoercionException($"Expected an object of type \"{type}\".");
        }

        var fields = new Dictionary<string, object?>(type.Fields.Count);
        var given = 0;
        foreach (var (name, field) in type.Fields)
        {
            path.Enter(name);
            var value = Find(nodes, name) is { } node ? Coerce(node.Value, field.Type) : ArgumentValue.Omitted;
            if (!ReferenceEquals(value, ArgumentValue.Omitted))
            {
                given++;
                fields[name] = value;
            }
            else if (field.DefaultValue is { } defaultValue)
            {
                fields[name] = Coerce(defaultValue, field.Type);
            }
            else if (field.Type.IsNonNull)
            {
                throw NotNull(field.Type);
            }

            path.Leave();
        }

        if (nodes.Fields.FirstOrDefault(f => !type.Fields.ContainsKey(f.Name.Value)) is { } unknown)
        {
            throw new ValueCoercionException($"Field \"{unknown.Name.Value}\" is not defined by type \"{type}\".");
        }

        if (type.IsOneOf && (given != 1 || nodes.Fields.Count != 1 || fields.Values.Any(static f => f is null)))
        {
            throw new ValueCoercionException($"Exactly one field of type \"{type}\" must be given, and not be null.");
        }

        return type.CreateInstance is { } create ? create(fields) : fields;
    }

    private static object CoerceEnum(ValueNode literal, EnumType type) =>
        literal is EnumValueNode node && type.Values.TryGetValue(node.Value, out var member)
            ? member.RuntimeValue
            : throw new ValueCoercionException($"Expected one of the values of enum \"{type}\".");

    private static ObjectFieldNode? Find(ObjectValueNode nodes, string name)
    {
        for (var i = 0; i < nodes.Fields.Count; i++)
        {
            if (nodes.Fields[i].Name.Value == name)
            {
                return nodes.Fields[i];
            }
        }

        return null;
    }

    private static ValueCoercionException NotNull(GraphQLType type) => new($"Expected a value of type \"{type}\", not null.");
}
