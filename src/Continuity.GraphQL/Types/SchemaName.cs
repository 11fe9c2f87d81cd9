using System.Buffers;

namespace Continuity.GraphQL.Types;

/// <summary>The rules for names in a schema (section 2.1.9).</summary>
internal static class SchemaName
{
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Whether it has the form of a name: a letter or underscore, then letters, digits and underscores, all of them ASCII.</summary>
    /// <param name="name">The name.</param>
    public static bool IsValid(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(Letters);

    /// <summary>Whether it is kept for introspection: it starts with two underscores.</summary>
    /// <param name="name">The name.</param>
    public static bool IsReserved(string name) => name.StartsWith("__", StringComparison.Ordinal);
}
