using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Reads the types of C# members with the nullability that C# declares. What is compiled without nullable reference types counts as nullable. For one thread.</summary>
internal sealed class TypeReader
{
    private static readonly HashSet<Type> Tasks = [typeof(Task<>), typeof(ValueTask<>)];
    private readonly NullabilityInfoContext nullability = new();

    /// <summary>The type of a property.</summary>
    /// <param name="property">The property.</param>
    public TypeReference Of(PropertyInfo property) => Of(nullability.Create(property));

    /// <summary>The type of a parameter, or of what a method returns.</summary>
    /// <param name="parameter">The parameter.</param>
    public TypeReference Of(ParameterInfo parameter) => Of(nullability.Create(parameter));

    /// <summary>The type of the events that a method gives.</summary>
    /// <param name="parameter">What the method returns.</param>
    /// <returns>The type; null where the method returns no <see cref="IAsyncEnumerable{T}"/>.</returns>
    public TypeReference? OfEvents(ParameterInfo parameter)
    {
        var stream = Awaited(nullability.Create(parameter));
        return IsGeneric(stream.Type, typeof(IAsyncEnumerable<>)) ? Of(stream.GenericTypeArguments[0]) : null;
    }

    private static TypeReference Of(NullabilityInfo declared)
    {
        var info = Awaited(declared);
        if (IsGeneric(info.Type, typeof(Optional<>)))
        {
            return Of(info.GenericTypeArguments[0]) with { IsNullable = true };
        }

        var type = System.Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        return new TypeReference(type, info.ReadState != NullabilityState.NotNull, ItemOf(type, info));
    }

    private static TypeReference? ItemOf(Type type, NullabilityInfo info)
    {
        if (ListTypes.ItemType(type) is not { } item)
        {
            return null;
        }

        if (info.ElementType is { } element)
        {
            return Of(element);
        }

        return info.GenericTypeArguments is [var argument] && argument.Type == item
            ? Of(argument)
            : new TypeReference(System.Nullable.GetUnderlyingType(item) ?? item, System.Nullable.GetUnderlyingType(item) is not null);
    }

    private static NullabilityInfo Awaited(NullabilityInfo info) =>
        info.Type.IsGenericType && Tasks.Contains(info.Type.GetGenericTypeDefinition()) ? info.GenericTypeArguments[0] : info;

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
