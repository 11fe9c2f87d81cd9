namespace Continuity.GraphQL.Types;

/// <summary>The kinds of type that introspection tells apart (section 4.2.2).</summary>
public enum TypeKind
{
    /// <summary>A leaf with a textual or numeric form.</summary>
    Scalar,

    /// <summary>An object type.</summary>
    Object,

    /// <summary>An interface.</summary>
    Interface,

    /// <summary>A union.</summary>
    Union,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>An input object.</summary>
    InputObject,

    /// <summary>A list of another type.</summary>
    List,

    /// <summary>Another type without null.</summary>
    NonNull,
}
