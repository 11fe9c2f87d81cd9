using Continuity.GraphQL.Types.Scalars;
using static Continuity.GraphQL.Types.Introspection.IntrospectionField;

namespace Continuity.GraphQL.Types.Introspection;

/// <summary>The fields of <c>__Directive</c> (section 4.2.6).</summary>
internal static class DirectiveFields
{
    /// <summary>Defines them.</summary>
    public static IReadOnlyDictionary<string, FieldDefinition> Define() => Table(
        Of<DirectiveDefinition>("name", new NonNullType(BuiltInScalars.String), "Its name, without the at sign.", d => d.Name),
        Of<DirectiveDefinition>("description", BuiltInScalars.String, "What it means, in Markdown.", d => d.Description),
        Of<DirectiveDefinition>("isRepeatable", new NonNullType(BuiltInScalars.Boolean), "Whether it may stand more than once in one place.", d => d.IsRepeatable),
        Of<DirectiveDefinition>("locations", ListOf(IntrospectionTypes.DirectiveLocation), "The places where it may stand.", d => d.Locations),
        Deprecatable<DirectiveDefinition, InputValue>(
            "args", ListOf(IntrospectionTypes.InputValue), "Its arguments.", d => d.Arguments, a => a.DeprecationReason is not null));
}
