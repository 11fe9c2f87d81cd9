using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>The annotated ones among the classes that a schema is built from, by what they are.</summary>
internal sealed class AnnotatedClasses
{
    private readonly Dictionary<Type, List<Type>> extensions = [];
    private readonly Dictionary<Type, HashSet<string>> ignored = [];

    /// <summary>Sorts classes.</summary>
    /// <param name="types">The classes; those without an annotation are passed over.</param>
    public AnnotatedClasses(IEnumerable<Type> types)
    {
        var all = types.Distinct().ToList();
        Queries = Having<QueryTypeAttribute>(all);
        Mutations = Having<MutationTypeAttribute>(all);
        Subscriptions = Having<SubscriptionTypeAttribute>(all);
        Abstract = [.. Having<InterfaceTypeAttribute>(all), .. Having<UnionTypeAttribute>(all)];
        foreach (var type in all)
        {
            foreach (var attribute in type.GetCustomAttributes(inherit: false))
            {
                Extend(type, attribute);
            }
        }

        Objects = [.. Having<ObjectTypeAttribute>(all), .. extensions.Keys.Where(t => !IsInterfaceType(t))];
    }

    /// <summary>The classes whose members are fields of <c>Query</c>.</summary>
    public IReadOnlyList<Type> Queries { get; }

    /// <summary>The classes whose members are fields of <c>Mutation</c>.</summary>
    public IReadOnlyList<Type> Mutations { get; }

    /// <summary>The classes whose members are fields of <c>Subscription</c>.</summary>
    public IReadOnlyList<Type> Subscriptions { get; }

    /// <summary>The C# types of interfaces and unions.</summary>
    public IReadOnlyList<Type> Abstract { get; }

    /// <summary>The C# types that are object types in any case.</summary>
    public IReadOnlyList<Type> Objects { get; }

    /// <summary>Whether a C# type is a GraphQL interface.</summary>
    /// <param name="type">The C# type.</param>
    public static bool IsInterfaceType(Type type) => type.IsDefined(typeof(InterfaceTypeAttribute), inherit: false);

    /// <summary>Whether a C# type is a union.</summary>
    /// <param name="type">The C# type.</param>
    public static bool IsUnionType(Type type) => type.IsDefined(typeof(UnionTypeAttribute), inherit: false);

    /// <summary>The GraphQL interfaces among a C# type's base classes and interfaces.</summary>
    /// <param name="type">The C# type.</param>
    public static IEnumerable<Type> InterfacesOf(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (IsInterfaceType(parent))
            {
                yield return parent;
            }
        }

        foreach (var implemented in type.GetInterfaces().Where(IsInterfaceType))
        {
            yield return implemented;
        }
    }

    /// <summary>The classes that add fields to a type, in the order in which they were given.</summary>
    /// <param name="type">The C# type of the objects or of the interface.</param>
    public IReadOnlyList<Type> ExtensionsOf(Type type) => extensions.TryGetValue(type, out var found) ? found : [];

    /// <summary>The C# names of a type's own members that the classes which add fields to it leave out or stand in for.</summary>
    /// <param name="type">The C# type.</param>
    public IReadOnlySet<string> LeftOutOf(Type type) => ignored.TryGetValue(type, out var found) ? found : new HashSet<string>();

    private static List<Type> Having<TAttribute>(IEnumerable<Type> types)
        where TAttribute : Attribute => [.. types.Where(t => t.IsDefined(typeof(TAttribute), inherit: false))];

    private void Extend(Type extension, object attribute)
    {
        if (attribute is not IExtensionAttribute extends)
        {
            return;
        }

        if (!extensions.TryGetValue(extends.Extended, out var found))
        {
            extensions.Add(extends.Extended, found = []);
            ignored.Add(extends.Extended, []);
        }

        found.Add(extension);
        ignored[extends.Extended].UnionWith(extends.IgnoreProperties);
        ignored[extends.Extended].UnionWith(extension.GetMembers().Select(m => m.GetCustomAttribute<BindMemberAttribute>()?.Name).OfType<string>());
    }
}
