using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.Introspection;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Types.Printing;

/// <summary>
/// Writes a schema as SDL, in graphql-js's layout: the schema definition where it says something, then the directives,
/// then the types, both by name, so that the text is the same from one build to the next. Members keep their order.
/// </summary>
public static class SchemaPrinter
{
    /// <summary>
    /// The SDL of a schema, without what every schema has. Built from this text again, it gives an equal schema; of the
    /// directives on members, only <c>@deprecated</c>, <c>@specifiedBy</c>, <c>@oneOf</c>, and <c>@cost</c> and <c>@listSize</c> are written.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The text, with a line end after it.</returns>
    public static string Print(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var writer = new SchemaWriter();
        if (schema.Description is not null || !HasUsualRoots(schema))
        {
            writer.WriteSchema(schema);
        }

        foreach (var directive in schema.Directives.Values.Where(d => !BuiltInDirectives.Contains(d)).OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            writer.WriteDirective(directive);
        }

        foreach (var type in schema.Types.Values
            .Where(t => !BuiltInScalars.Contains(t) && !IntrospectionTypes.All.Contains(t))
            .OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            writer.WriteType(type);
        }

        return writer.ToString();
    }

    /// <summary>Whether the root types are found by their names alone.</summary>
    private static bool HasUsualRoots(Schema schema) => Enum.GetValues<OperationType>().All(operation =>
        ReferenceEquals(schema.RootType(operation), schema.Types.GetValueOrDefault(operation.ToString())));
}
