using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>
/// What introspection costs: little, since nothing is fetched, but not nothing, since its types lead back to themselves. The usual query costs
/// about 500. List sizes are those of an ordinary schema.
/// </summary>
internal static class IntrospectionCosts
{
    private const double Weight = 0.1;

    /// <summary>The weight of a field of introspection; null for all other fields, and for leaves.</summary>
    /// <param name="field">The field.</param>
    public static double? WeightOf(FieldDefinition field) => !SchemaName.IsReserved(field.Type.Named.Name) || !field.Type.IsComposite ? null
        : field.Name == "ofType" ? 0 : Weight;

    /// <summary>The size that a list of introspection is taken to have; null for all other fields.</summary>
    /// <param name="field">The field.</param>
    public static int? SizeOf(FieldDefinition field) => !SchemaName.IsReserved(field.Type.Named.Name) ? null : field.Name switch
    {
        "types" => 100,
        "fields" => 8,
        "directives" => 8,
        "interfaces" => 1,
        _ => 2,
    };
}
