using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.Types;

/// <summary>The last step of every way to build a schema.</summary>
internal static class SchemaAssembly
{
    /// <summary>
    /// Finishes a schema: adds every type that is reachable, the built-in scalars that are used, the built-in directives
    /// and the introspection types; finds the possible types of interfaces; and validates the whole.
    /// </summary>
    /// <param name="description">What the API is about, or null.</param>
    /// <param name="query">The root of queries; null is a problem like any other.</param>
    /// <param name="mutation">The root of mutations, or null.</param>
    /// <param name="subscription">The root of subscriptions, or null.</param>
    /// <param name="namedTypes">The types, those that nothing refers to included; others are found by reference.</param>
    /// <param name="directives">The directives beside the built-in ones; one of a built-in name takes its place.</param>
    /// <param name="problems">What the builder itself found wrong.</param>
    /// <param name="appliedDirectives">Directives applied to the schema itself.</param>
    /// <exception cref="SchemaException">The schema is not valid.</exception>
    public static Schema Complete(
        string? description,
        ObjectType? query,
        ObjectType? mutation,
        ObjectType? subscription,
        IEnumerable<NamedType> namedTypes,
        IEnumerable<DirectiveDefinition> directives,
        SchemaProblems problems,
        IReadOnlyList<DirectiveNode>? appliedDirectives = null)
    {
        var allDirectives = CollectDirectives(directives, problems);
        var types = TypeCollector.Collect([query, mutation, subscription], namedTypes, allDirectives.Values, problems);
        SetPossibleTypes(types.Values);
        if (query is null)
        {
            problems.Add("The schema", null, "has no root of queries.");
        }

        SchemaValidator.Validate([query, mutation, subscription], types, allDirectives, appliedDirectives ?? [], problems);
        problems.ThrowIfAny();
        return new Schema(description, query!, mutation, subscription, types, allDirectives) { AppliedDirectives = appliedDirectives ?? [] };
    }

    private static OrderedDictionary<string, DirectiveDefinition> CollectDirectives(IEnumerable<DirectiveDefinition> directives, SchemaProblems problems)
    {
        var all = new OrderedDictionary<string, DirectiveDefinition>();
        foreach (var directive in directives)
        {
            if (!all.TryAdd(directive.Name, directive))
            {
                problems.Add("@" + directive.Name, directive.Origin, $"is defined a second time; the first is {all[directive.Name].Origin}.");
            }
        }

        foreach (var builtIn in BuiltInDirectives.All)
        {
            all.TryAdd(builtIn.Name, builtIn);
        }

        return all;
    }

    private static void SetPossibleTypes(IEnumerable<NamedType> types)
    {
        var implementations = types.OfType<ObjectType>()
            .SelectMany(o => o.Interfaces.Distinct(), (o, i) => (Interface: i, Object: o))
            .ToLookup(pair => pair.Interface, pair => pair.Object);
        foreach (var type in types.OfType<InterfaceType>())
        {
            type.PossibleTypes = [.. implementations[type]];
        }
    }
}
