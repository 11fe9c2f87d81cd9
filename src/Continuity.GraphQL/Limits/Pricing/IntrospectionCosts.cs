using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>
/// What introspection costs: little, since nothing is fetched, but not nothing, since its types lead back to themselves. The usual query costs
/// about 800. List sizes are those of an ordinary schema.
/// </summary>
internal static class IntrospectionCosts
{
    private const double Weight = 0.1;

    /// <summary>The weight of a field of introspection; null for all other fields, and for leaves.</summary>
    /// <param name="field">The field.</param>
    public static double? WeightOf(FieldDefinition field) => SchemaName.IsReserved(field.Type.Named.Name) && field.Type.IsComposite ? Weight : null;

    /// <summary>What a value counts among those of the answer: a quarter in introspection, where texts are short.</summary>
    /// <param name="parent">The type that the value's field is asked of.</param>
    public static double ValueWeightIn(NamedType parent) => SchemaName.IsReserved(parent.Name) ? 0.25 : 1;

    /// <summary>Whether a field is priced as a list of less than one: <c>ofType</c>, which the usual query asks for nine times in itself, and most types have not.</summary>
    /// <param name="field">The field.</param>
    public static bool IsSometimes(FieldDefinition field) => field.Name == "ofType" && SchemaName.IsReserved(field.Type.Named.Name);

    /// <summary>How many values a list of introspection, or an <c>ofType</c>, is taken to have; null for all other fields.</summary>
    /// <param name="field">The field.</param>
    public static double? SizeOf(FieldDefinition field) => !SchemaName.IsReserved(field.Type.Named.Name) ? null : field.Name switch
    {
        "ofType" => 0.3,
        "types" => 100,
        "fields" => 8,
        "directives" => 8,
        "interfaces" => 1,
        _ => 2,
    };
}
