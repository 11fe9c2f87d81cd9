using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Planning;

/// <summary>A field's type, unfolded for completion.</summary>
internal sealed class ValueShape
{
    /// <summary>Unfolds a type.</summary>
    /// <param name="type">An output type.</param>
    public ValueShape(GraphQLType type)
    {
        Type = type;
        IsNonNull = type.IsNonNull;
        Named = type.Named;
        switch (type.Nullable)
        {
            case ListType list:
                Kind = ShapeKind.List;
                Item = new ValueShape(list.OfType);
                break;
            case ScalarType:
                Kind = ShapeKind.Scalar;
                break;
            case EnumType:
                Kind = ShapeKind.Enum;
                break;
            case ObjectType:
                Kind = ShapeKind.Object;
                break;
            case IAbstractType:
                Kind = ShapeKind.Abstract;
                break;
            default:
                throw new ArgumentException($"\"{type}\" is no output type.", nameof(type));
        }
    }

    /// <summary>The type itself.</summary>
    public GraphQLType Type { get; }

    /// <summary>How a value is completed.</summary>
    public ShapeKind Kind { get; }

    /// <summary>Whether null may not stand here.</summary>
    public bool IsNonNull { get; }

    /// <summary>The type inside all wrappers.</summary>
    public NamedType Named { get; }

    /// <summary>The shape of a list's items; null for all else.</summary>
    public ValueShape? Item { get; }
}
