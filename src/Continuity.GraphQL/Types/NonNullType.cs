namespace Continuity.GraphQL.Types;

/// <summary>A type without null (section 3.12).</summary>
public sealed class NonNullType : GraphQLType
{
    /// <summary>Wraps a nullable type.</summary>
    /// <param name="ofType">The type that null is taken from.</param>
    /// <exception cref="ArgumentException"><paramref name="ofType"/> is non-null already.</exception>
    public NonNullType(GraphQLType ofType)
    {
        ArgumentNullException.ThrowIfNull(ofType);
        if (ofType.IsNonNull)
        {
            throw new ArgumentException("A non-null type cannot wrap another one.", nameof(ofType));
        }

        OfType = ofType;
    }

    /// <summary>The type that null is taken from.</summary>
    public GraphQLType OfType { get; }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.NonNull;

    /// <inheritdoc/>
    public override GraphQLType Nullable => OfType;

    /// <inheritdoc/>
    public override NamedType Named => OfType.Named;

    /// <inheritdoc/>
    public override string ToString() => $"{OfType}!";
}
