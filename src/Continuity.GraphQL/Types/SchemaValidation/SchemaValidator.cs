using Continuity.GraphQL.Types.Introspection;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>Holds a schema to the rules of section 3 of the specification. It reads all of it, and tells every problem.</summary>
internal static class SchemaValidator
{
    /// <summary>Validates a schema.</summary>
    /// <param name="roots">The roots of queries, mutations and subscriptions, in this order.</param>
    /// <param name="types">Every named type by name.</param>
    /// <param name="directives">Every directive by name.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Validate(
        IReadOnlyList<ObjectType?> roots,
        IReadOnlyDictionary<string, NamedType> types,
        IReadOnlyDictionary<string, DirectiveDefinition> directives,
        SchemaProblems problems)
    {
        RootTypeRules.Check(roots, problems);
        foreach (var directive in directives.Values)
        {
            NameRules.Check(directive.Name, "@" + directive.Name, directive.Origin, problems);
        }

        foreach (var type in types.Values.Where(t => !BuiltInScalars.Contains(t) && !IntrospectionTypes.All.Contains(t)))
        {
            NameRules.Check(type.Name, type.Name, type.Origin, problems);
        }
    }
}
