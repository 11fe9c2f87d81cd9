using System.Collections.Frozen;

namespace Continuity.GraphQL.Types.Scalars;

/// <summary>The scalars that every GraphQL service knows (section 3.5); one instance each, shared by all schemas.</summary>
internal static class BuiltInScalars
{
    /// <summary><c>Int</c>.</summary>
    public static ScalarType Int { get; } = new IntScalar();

    /// <summary><c>Float</c>.</summary>
    public static ScalarType Float { get; } = new FloatScalar();

    /// <summary><c>String</c>.</summary>
    public static ScalarType String { get; } = new StringScalar();

    /// <summary><c>Boolean</c>.</summary>
    public static ScalarType Boolean { get; } = new BooleanScalar();

    /// <summary><c>ID</c>.</summary>
    public static ScalarType ID { get; } = new IDScalar();

    /// <summary>All five, by name.</summary>
    public static FrozenDictionary<string, ScalarType> All { get; } =
        new[] { Int, Float, String, Boolean, ID }.ToFrozenDictionary(s => s.Name);

    /// <summary>Whether a type is one of them.</summary>
    /// <param name="type">Any named type.</param>
    public static bool Contains(NamedType type) => All.TryGetValue(type.Name, out var scalar) && ReferenceEquals(scalar, type);
}
