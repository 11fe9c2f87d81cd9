using System.Globalization;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>The weights of a schema's members: what <c>@cost</c> says, or else 1 for what holds objects and 0 for leaves (GraphQL cost specification, "The Cost Directive").</summary>
internal static class MemberCosts
{
    /// <summary>What a field costs each time that it is resolved, its arguments aside.</summary>
    /// <param name="field">The field.</param>
    public static double Of(FieldDefinition field) =>
        Weight(field.AppliedDirectives) ?? IntrospectionCosts.WeightOf(field) ?? (field.Type.IsComposite ? 1 : 0);

    /// <summary>What it costs to give an argument.</summary>
    /// <param name="argument">The argument.</param>
    public static double Of(InputValue argument) => Weight(argument.AppliedDirectives) ?? (argument.Type.Named is InputObjectType ? 1 : 0);

    /// <summary>What a value of a type costs: of an interface or union, the dearest one.</summary>
    /// <param name="type">An output type.</param>
    public static double Of(NamedType type) => type switch
    {
        IAbstractType { PossibleTypes: { Count: > 0 } possible } => possible.Max(Of),
        _ when SchemaName.IsReserved(type.Name) => 0,
        _ => Weight(type.AppliedDirectives) ?? (type.IsComposite ? 1 : 0),
    };

    /// <summary>Whether a text is a weight.</summary>
    /// <param name="text">The text.</param>
    /// <param name="weight">The weight.</param>
    public static bool TryParse(string text, out double weight) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out weight) && double.IsFinite(weight);

    /// <summary>What <c>@cost</c> says; null where it is not there.</summary>
    /// <param name="directives">The directives of a member.</param>
    public static double? Weight(IReadOnlyList<DirectiveNode> directives)
    {
        for (var i = 0; i < directives.Count; i++)
        {
            if (directives[i].Name.Value == CostDirectives.CostName)
            {
                return directives[i].Arguments.FirstOrDefault(static a => a.Name.Value == "weight")?.Value switch
                {
                    StringValueNode s when TryParse(s.Value, out var weight) => weight,
                    IntValueNode n when TryParse(n.Text, out var weight) => weight,
                    FloatValueNode n when TryParse(n.Text, out var weight) => weight,
                    _ => null,
                };
            }
        }

        return null;
    }
}
