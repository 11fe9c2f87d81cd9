using Continuity.GraphQL.Types.Introspection;
using Continuity.GraphQL.Types.Scalars;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.Types;

/// <summary>Finds every type of a schema by following references, without recursion, so that no depth of references is too deep.</summary>
internal sealed class TypeCollector
{
    private readonly OrderedDictionary<string, NamedType> types = [];
    private readonly Queue<NamedType> unread = [];
    private readonly SchemaProblems problems;

    private TypeCollector(SchemaProblems problems) => this.problems = problems;

    /// <summary>Finds every type, the introspection types last.</summary>
    /// <param name="roots">The root types; nulls are left out.</param>
    /// <param name="given">The types that the schema has in any case.</param>
    /// <param name="directives">The directives, whose arguments have types too.</param>
    /// <param name="problems">Takes two types of one name.</param>
    public static OrderedDictionary<string, NamedType> Collect(
        IEnumerable<ObjectType?> roots,
        IEnumerable<NamedType> given,
        IEnumerable<DirectiveDefinition> directives,
        SchemaProblems problems)
    {
        var collector = new TypeCollector(problems);
        foreach (var type in given.Concat(roots.OfType<ObjectType>()))
        {
            collector.Add(type);
        }

        collector.ReadAll();
        foreach (var argument in directives.SelectMany(d => d.Arguments))
        {
            collector.Add(argument.Type.Named);
        }

        collector.ReadAll();
        foreach (var type in IntrospectionTypes.All)
        {
            collector.Add(type);
        }

        collector.ReadAll();
        return collector.types;
    }

    private void Add(NamedType type)
    {
        if (!types.TryGetValue(type.Name, out var known))
        {
            CheckBuiltInName(type);
            types.Add(type.Name, type);
            unread.Enqueue(type);
        }
        else if (!ReferenceEquals(known, type))
        {
            problems.Add(type.Name, type.Origin, known.Origin is null ? "has the name of a built-in type." : $"has the same name as {known.Origin}.");
        }
    }

    private void CheckBuiltInName(NamedType type)
    {
        if (BuiltInScalars.All.ContainsKey(type.Name) && !BuiltInScalars.Contains(type))
        {
            problems.Add(type.Name, type.Origin, "has the name of a built-in scalar.");
        }
    }

    private void ReadAll()
    {
        while (unread.TryDequeue(out var type))
        {
            foreach (var reference in References(type))
            {
                Add(reference);
            }
        }
    }

    private static IEnumerable<NamedType> References(NamedType type) => type switch
    {
        ComplexType c => c.Interfaces.Concat(c.Fields.Values.SelectMany(f => f.Arguments.Select(a => a.Type.Named).Prepend(f.Type.Named))),
        InputObjectType i => i.Fields.Values.Select(f => f.Type.Named),
        UnionType u => u.PossibleTypes,
        _ => [],
    };
}
