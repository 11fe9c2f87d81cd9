using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>What a schema says of the price of a field, read once.</summary>
/// <param name="field">The field.</param>
internal sealed class FieldPricing(FieldDefinition field)
{
    private readonly ArgumentPricing[] arguments = [.. field.Arguments.Select(static a => new ArgumentPricing(a.Name, a.Type, MemberCosts.Of(a), InputCosts.AreIn(a.Type)))];

    /// <summary>What it costs each time that it is resolved, its arguments aside.</summary>
    public double Weight { get; } = MemberCosts.Of(field);

    /// <summary>What each of its values costs: for a list, each item.</summary>
    public double TypeWeight { get; } = MemberCosts.Of(field.Type.Named);

    /// <summary>What <c>@listSize</c> says; null where it is not there.</summary>
    public ListSize? ListSize { get; } = ListSize.Of(field);

    /// <summary>How many lists stand in one another: 0 where it gives no list.</summary>
    public int Lists { get; } = IntrospectionCosts.IsSometimes(field) ? 1 : CountLists(field.Type);

    /// <summary>The size that is assumed of it by itself; null where it is that of all lists.</summary>
    public double? AssumedSize { get; } = IntrospectionCosts.SizeOf(field);

    /// <summary>The pricing of a field, read when it is first asked for.</summary>
    /// <param name="field">The field.</param>
    public static FieldPricing Of(FieldDefinition field) => field.Pricing ??= new FieldPricing(field);

    /// <summary>The pricing of an argument; null where there is none of that name.</summary>
    /// <param name="name">The argument's name.</param>
    public ArgumentPricing? Argument(string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }

    private static int CountLists(GraphQLType type) => type.Nullable is ListType list ? 1 + CountLists(list.OfType) : 0;
}
