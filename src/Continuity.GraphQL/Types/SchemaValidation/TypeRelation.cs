namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>How two types of one schema relate.</summary>
internal static class TypeRelation
{
    /// <summary>Whether both are the same named type with the same wrappers.</summary>
    /// <param name="one">A type.</param>
    /// <param name="other">Another one.</param>
    public static bool AreEqual(GraphQLType one, GraphQLType other) => (one, other) switch
    {
        (NonNullType a, NonNullType b) => AreEqual(a.OfType, b.OfType),
        (ListType a, ListType b) => AreEqual(a.OfType, b.OfType),
        _ => ReferenceEquals(one, other),
    };

    /// <summary>Whether every value of one type is a value of another (section 3.6, IsValidImplementationFieldType).</summary>
    /// <param name="type">The type of an implementing field.</param>
    /// <param name="super">The type of the implemented field.</param>
    public static bool IsSubtype(GraphQLType type, GraphQLType super) => (type, super) switch
    {
        (NonNullType, _) => IsSubtype(type.Nullable, super.Nullable),
        (ListType a, ListType b) => IsSubtype(a.OfType, b.OfType),
        (ObjectType o, UnionType u) => u.PossibleTypes.Contains(o),
        (ComplexType c, InterfaceType i) => ReferenceEquals(c, i) || c.Interfaces.Contains(i),
        _ => ReferenceEquals(type, super),
    };
}
