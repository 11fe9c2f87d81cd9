using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>The types of arguments and input fields. A class that is reached from a parameter becomes an input object.</summary>
/// <param name="context">What is at hand.</param>
/// <param name="leaves">Scalars and enums.</param>
internal sealed class InputTypes(SchemaContext context, LeafTypes leaves)
{
    private readonly Dictionary<Type, InputObjectType> types = [];

    /// <summary>The input objects so far.</summary>
    public IReadOnlyCollection<InputObjectType> All => types.Values;

    /// <summary>The type of an argument or input field.</summary>
    /// <param name="reference">The C# type.</param>
    /// <param name="isId">Whether text in it is an <c>ID</c>.</param>
    /// <param name="origin">The C# member or parameter, for errors.</param>
    /// <exception cref="MappingException">The C# type has no counterpart.</exception>
    public GraphQLType Of(TypeReference reference, bool isId, string origin)
    {
        if (reference.Item is { } listed && !InputConversion.IsSupportedList(reference.Type, Declared(listed)))
        {
            throw new MappingException($"A list cannot be given as {Origins.Of(reference.Type)}: use an array, IReadOnlyList<T> or List<T>.", origin);
        }

        GraphQLType type = reference.Item is { } item ? new ListType(Of(item, isId, origin)) : isId ? LeafTypes.Id(reference.Type, origin) : Named(reference.Type, origin);
        return reference.IsNullable ? type : new NonNullType(type);
    }

    private static Type Declared(TypeReference item) =>
        item is { IsNullable: true, Type.IsValueType: true } ? typeof(Nullable<>).MakeGenericType(item.Type) : item.Type;

    private NamedType Named(Type type, string origin)
    {
        if (leaves.Find(type) is { } leaf)
        {
            return leaf;
        }

        if (types.TryGetValue(type, out var known))
        {
            return known;
        }

        if (LeafTypes.IsForeign(type))
        {
            throw LeafTypes.Unknown(type, origin);
        }

        if (type.IsAbstract)
        {
            throw new MappingException($"{Origins.Of(type)} is abstract and cannot be given by a caller; a service must be registered or marked with [Service].", origin);
        }

        var created = new InputObjectType(NamingConventions.OfInputType(type)) { RuntimeType = type, Origin = Origins.Of(type) };
        types.Add(type, created);
        Complete(created, type, origin);
        return created;
    }

    private void Complete(InputObjectType created, Type type, string origin)
    {
        var fields = InputMembers.Of(type, origin);
        created.Description = context.Descriptions.Of(type);
        created.IsOneOf = type.IsDefined(typeof(OneOfAttribute), inherit: false);
        var definitions = new OrderedDictionary<string, InputValue>();
        foreach (var field in fields)
        {
            var definition = Define(field);
            if (!definitions.TryAdd(field.Name, definition))
            {
                throw new MappingException($"{Origins.Of(type)} has two fields with the name {field.Name}.", Origins.Of(field.Property));
            }
        }

        created.Fields = definitions;
        created.CreateInstance = InputInstance.Compile(type, fields);
    }

    private InputValue Define(InputMember field)
    {
        var origin = Origins.Of(field.Property);
        var type = Of(context.Reader.Of(field.Property), field.Has<IDAttribute>(), origin);
        OptionalRule.Check(field.Property.PropertyType, origin);
        return new InputValue(field.Name, type)
        {
            DefaultValue = DefaultValues.Of(field.Parameter, type, field.Get<DefaultValueAttribute>(), origin),
            Description = (field.Parameter is { } parameter ? context.Descriptions.Of(parameter) : null) ?? context.Descriptions.Of(field.Property),
            DeprecationReason = Deprecation.ReasonOf(field.Property) ?? (field.Parameter is null ? null : Deprecation.ReasonOf(field.Parameter)),
            AppliedDirectives = CostAnnotations.Of(field.Property),
            Origin = origin,
        };
    }
}
