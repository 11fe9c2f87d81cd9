using Continuity.GraphQL.Types.Scalars;
using static Continuity.GraphQL.Types.Introspection.IntrospectionField;

namespace Continuity.GraphQL.Types.Introspection;

/// <summary>The fields of <c>__Schema</c> (section 4.2.1).</summary>
internal static class SchemaFields
{
    /// <summary>Defines them.</summary>
    public static IReadOnlyDictionary<string, FieldDefinition> Define() => Table(
        Of<Schema>("description", BuiltInScalars.String, "What the service is about, in Markdown.", s => s.Description),
        Of<Schema>("types", ListOf(IntrospectionTypes.Type), "Every named type.", s => s.Types.Values),
        Of<Schema>("queryType", new NonNullType(IntrospectionTypes.Type), "Where queries start.", s => s.Query),
        Of<Schema>("mutationType", IntrospectionTypes.Type, "Where mutations start; null where there are none.", s => s.Mutation),
        Of<Schema>("subscriptionType", IntrospectionTypes.Type, "Where subscriptions start; null where there are none.", s => s.Subscription),
        Of<Schema>("directives", ListOf(IntrospectionTypes.Directive), "Every directive, the built-in ones included.", s => s.Directives.Values));
}
