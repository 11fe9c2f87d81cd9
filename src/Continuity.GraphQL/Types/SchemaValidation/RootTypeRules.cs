namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>Root types are all different (section 3.3.1). That they are object types, their C# type says.</summary>
internal static class RootTypeRules
{
    /// <summary>Checks the roots.</summary>
    /// <param name="roots">The roots of queries, mutations and subscriptions; null where there is none.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(IReadOnlyList<ObjectType?> roots, SchemaProblems problems)
    {
        foreach (var type in roots.OfType<ObjectType>().GroupBy(r => r).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            problems.Add(type.Name, type.Origin, "is the root of more than one kind of operation.");
        }
    }
}
