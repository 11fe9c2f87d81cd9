namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>What <see cref="Optional{T}"/> may hold.</summary>
internal static class OptionalRule
{
    /// <summary>Refuses an <see cref="Optional{T}"/> of a value type that cannot tell null from its default.</summary>
    /// <param name="type">The C# type of a parameter or property.</param>
    /// <param name="origin">The C# member, for errors.</param>
    /// <exception cref="MappingException">It is such a type.</exception>
    public static void Check(Type type, string origin)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)
            && type.GenericTypeArguments[0] is { IsValueType: true } inner && System.Nullable.GetUnderlyingType(inner) is null)
        {
            throw new MappingException($"Optional<{inner.Name}> cannot hold null, which a caller may give: use Optional<{inner.Name}?>.", origin);
        }
    }
}
