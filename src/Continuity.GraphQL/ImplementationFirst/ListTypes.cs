namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>Which C# types are lists in GraphQL.</summary>
internal static class ListTypes
{
    /// <summary>The type of a list's items.</summary>
    /// <param name="type">A C# type.</param>
    /// <returns>The items' type; null where the type is no list: text and dictionaries are none.</returns>
    public static Type? ItemType(Type type)
    {
        if (type == typeof(string))
        {
            return null;
        }

        if (type.IsArray)
        {
            return type.GetArrayRank() == 1 ? type.GetElementType() : null;
        }

        var items = type.GetInterfaces().Append(type).Where(i => IsGeneric(i, typeof(IEnumerable<>))).ToList();
        return items is [var only] && !IsGeneric(only.GenericTypeArguments[0], typeof(KeyValuePair<,>)) ? only.GenericTypeArguments[0] : null;
    }

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
