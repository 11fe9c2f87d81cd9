using Continuity.GraphQL.Execution.Coercion;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Planning;

/// <summary>A field's arguments: those that are the same in every request are coerced once (CoerceArgumentValues, section 6.4.1).</summary>
internal sealed class ArgumentsPlan
{
    private static readonly ArgumentsPlan None = new([], [], [], allConstant: true);

    private readonly IReadOnlyList<InputValue> definitions;
    private readonly ArgumentNode?[] nodes;
    private readonly object?[] constants;
    private readonly bool allConstant;

    private ArgumentsPlan(IReadOnlyList<InputValue> definitions, ArgumentNode?[] nodes, object?[] constants, bool allConstant)
    {
        this.definitions = definitions;
        this.nodes = nodes;
        this.constants = constants;
        this.allConstant = allConstant;
    }

    // Stands for an argument that has to be coerced in each request.
    private static object PerRequest { get; } = new();

    /// <summary>Plans the arguments of one field.</summary>
    /// <param name="definition">The field's definition.</param>
    /// <param name="field">Where the document asks for it.</param>
    public static ArgumentsPlan Create(FieldDefinition definition, FieldNode field)
    {
        var count = definition.Arguments.Count;
        if (count == 0)
        {
            return None;
        }

        var nodes = new ArgumentNode?[count];
        var constants = new object?[count];
        for (var i = 0; i < count; i++)
        {
            var argument = definition.Arguments[i];
            nodes[i] = field.Arguments.FirstOrDefault(a => a.Name.Value == argument.Name);
            constants[i] = Constant(argument, nodes[i]?.Value);
        }

        return new ArgumentsPlan(definition.Arguments, nodes, constants, !constants.Contains(PerRequest));
    }

    /// <summary>The values for a resolver, in the order of the definitions. Not to be changed: they may serve other requests too.</summary>
    /// <param name="variables">The request's variables.</param>
    /// <exception cref="GraphQLException">An argument cannot be coerced.</exception>
    public object?[] Resolve(VariableValues variables)
    {
        if (allConstant)
        {
            return constants;
        }

        var values = new object?[constants.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ReferenceEquals(constants[i], PerRequest) ? Coerce(definitions[i], nodes[i], variables) : constants[i];
        }

        return values;
    }

    // An instance of an input object is never shared: a resolver may change it.
    private static object? Constant(InputValue argument, ValueNode? literal)
    {
        literal ??= argument.DefaultValue;
        if (literal is null && !argument.Type.IsNonNull)
        {
            return ArgumentValue.Omitted;
        }

        if (literal is null or VariableNode or ListValueNode or ObjectValueNode || argument.Type.Named is InputObjectType || argument.Type.Nullable is ListType)
        {
            return PerRequest;
        }

        try
        {
            return new LiteralCoercion(VariableValues.None).Coerce(literal, argument.Type);
        }
        catch (ValueCoercionException)
        {
            // The field's error is told when it is executed, with its path.
            return PerRequest;
        }
    }

    private static object? Coerce(InputValue argument, ArgumentNode? node, VariableValues variables)
    {
        var coercion = new LiteralCoercion(variables);
        try
        {
            var value = node is null ? ArgumentValue.Omitted : coercion.Coerce(node.Value, argument.Type);
            if (!ReferenceEquals(value, ArgumentValue.Omitted))
            {
                return value;
            }

            if (argument.DefaultValue is { } defaultValue)
            {
                return coercion.Coerce(defaultValue, argument.Type);
            }

            return argument.Type.IsNonNull
                ? throw new ValueCoercionException($"Expected a value of type \"{argument.Type}\", but none was given.")
                : ArgumentValue.Omitted;
        }
        catch (ValueCoercionException exception)
        {
            throw new GraphQLException(
                new GraphQLError($"Argument \"{argument.Name}\" got an invalid value{coercion.DescribePath(argument.Name)}: {exception.Message}")
                {
                    Locations = node is null ? [] : [node.Value.Location],
                }.WithCode(VariableCoercion.ErrorCode));
        }
    }
}
