using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.Types.Sdl;

/// <summary>What is attached to a schema that is built from SDL.</summary>
public sealed class SdlSchemaOptions
{
    private readonly Dictionary<(string Type, string Field), FieldResolver> resolvers = [];
    private readonly Dictionary<(string Type, string Field), SubscriptionResolver> subscribers = [];
    private readonly Dictionary<string, Func<object, string?>> typeResolvers = [];
    private readonly Dictionary<string, ScalarType> scalars = [];
    private Func<ObjectType, FieldDefinition, FieldResolver?>? resolveAll;

    /// <summary>Attaches the resolver of one field; it goes before <see cref="ResolveAll"/>.</summary>
    /// <param name="type">The object type's name.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="resolver">Gives its value.</param>
    public SdlSchemaOptions Resolve(string type, string field, FieldResolver resolver)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        resolvers[(type, field)] = resolver;
        return this;
    }

    /// <summary>Attaches resolvers to all fields of all object types, the root types included.</summary>
    /// <param name="resolve">Gives the resolver of a field, or null to leave it without one.</param>
    public SdlSchemaOptions ResolveAll(Func<ObjectType, FieldDefinition, FieldResolver?> resolve)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        resolveAll = resolve;
        return this;
    }

    /// <summary>Attaches the stream of events of a field of the root of subscriptions.</summary>
    /// <param name="type">The root type's name.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="subscriber">Opens the stream.</param>
    public SdlSchemaOptions Subscribe(string type, string field, SubscriptionResolver subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        subscribers[(type, field)] = subscriber;
        return this;
    }

    /// <summary>Tells how the object type of an interface's or union's value is found.</summary>
    /// <param name="abstractType">The interface's or union's name.</param>
    /// <param name="typeName">Gives the name of a value's object type, or null where it has none.</param>
    public SdlSchemaOptions ResolveType(string abstractType, Func<object, string?> typeName)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        typeResolvers[abstractType] = typeName;
        return this;
    }

    /// <summary>Registers the coercion of a scalar that the document may define; one that is not registered takes any value as it is.</summary>
    /// <param name="scalar">The scalar. Where the document describes it, the document's description counts.</param>
    public SdlSchemaOptions Scalar(ScalarType scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        scalars[scalar.Name] = scalar;
        return this;
    }

    internal ScalarType? FindScalar(string name) => scalars.GetValueOrDefault(name);

    internal void Attach(IReadOnlyDictionary<string, NamedType> types, SchemaProblems problems)
    {
        foreach (var type in types.Values.OfType<ObjectType>())
        {
            foreach (var field in type.Fields.Values)
            {
                field.Resolver = resolvers.GetValueOrDefault((type.Name, field.Name)) ?? resolveAll?.Invoke(type, field);
                field.Subscriber = subscribers.GetValueOrDefault((type.Name, field.Name));
            }
        }

        foreach (var (type, field) in resolvers.Keys.Concat(subscribers.Keys))
        {
            if ((types.GetValueOrDefault(type) as ObjectType)?.Fields.ContainsKey(field) != true)
            {
                problems.Add($"{type}.{field}", null, "has a resolver, but is not a field of an object type in the document.");
            }
        }

        foreach (var (name, typeName) in typeResolvers)
        {
            switch (types.GetValueOrDefault(name))
            {
                case InterfaceType i:
                    i.ResolveTypeName = typeName;
                    break;
                case UnionType u:
                    u.ResolveTypeName = typeName;
                    break;
                default:
                    problems.Add(name, null, "has a type resolver, but is neither an interface nor a union in the document.");
                    break;
            }
        }
    }
}
