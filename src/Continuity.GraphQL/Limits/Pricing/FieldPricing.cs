using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>What a schema says of the price of a field.</summary>
/// <param name="field">The field.</param>
internal sealed class FieldPricing(FieldDefinition field)
{
    /// <summary>What it costs each time that it is resolved, its arguments aside.</summary>
    public double Weight { get; } = MemberCosts.Of(field);

    /// <summary>What each of its values costs: for a list, each item.</summary>
    public double TypeWeight { get; } = MemberCosts.Of(field.Type.Named);

    /// <summary>What <c>@listSize</c> says; null where it is not there.</summary>
    public ListSize? ListSize { get; } = ListSize.Of(field);

    /// <summary>How many lists stand in one another: 0 where it gives no list.</summary>
    public int Lists { get; } = CountLists(field.Type);

    /// <summary>The pricing of a field, read when it is first asked for.</summary>
    /// <param name="field">The field.</param>
    public static FieldPricing Of(FieldDefinition field) => field.Pricing ??= new FieldPricing(field);

    private static int CountLists(GraphQLType type) => type.Nullable is ListType list ? 1 + CountLists(list.OfType) : 0;
}
