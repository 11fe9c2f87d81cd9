namespace Continuity.GraphQL.Types;

/// <summary>A list of another type (section 3.11).</summary>
/// <param name="ofType">The type of its items.</param>
public sealed class ListType(GraphQLType ofType) : GraphQLType
{
    /// <summary>The type of its items.</summary>
    public GraphQLType OfType { get; } = ofType;

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.List;

    /// <inheritdoc/>
    public override NamedType Named => OfType.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{OfType}]";
}
