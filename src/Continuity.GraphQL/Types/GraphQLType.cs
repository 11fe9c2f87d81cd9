namespace Continuity.GraphQL.Types;

/// <summary>A type as it may stand at a field or argument: a named one, a list, or a non-null one.</summary>
public abstract class GraphQLType
{
    private protected GraphQLType()
    {
    }

    /// <summary>Which kind of type this is.</summary>
    public abstract TypeKind Kind { get; }

    /// <summary>Whether null may not stand here.</summary>
    public bool IsNonNull => Kind == TypeKind.NonNull;

    /// <summary>The type without its outermost non-null wrapper.</summary>
    public virtual GraphQLType Nullable => this;

    /// <summary>The type inside all wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>Whether values of it may be given by a caller (section 3.4.2).</summary>
    public bool IsInput => Named.Kind is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject;

    /// <summary>Whether a field may return it (section 3.4.2).</summary>
    public bool IsOutput => Named.Kind is not TypeKind.InputObject;

    /// <summary>Whether it is a scalar or enum, wrappers aside.</summary>
    public bool IsLeaf => Named.Kind is TypeKind.Scalar or TypeKind.Enum;

    /// <summary>Whether it is an object, interface or union, wrappers aside.</summary>
    public bool IsComposite => Named.Kind is TypeKind.Object or TypeKind.Interface or TypeKind.Union;
}
