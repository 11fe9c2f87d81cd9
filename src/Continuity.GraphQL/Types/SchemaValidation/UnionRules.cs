namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>The rules for unions (section 3.8, type validation). That members are object types, their C# type says.</summary>
internal static class UnionRules
{
    /// <summary>Checks a union.</summary>
    /// <param name="type">The union.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(UnionType type, SchemaProblems problems)
    {
        if (type.PossibleTypes.Count == 0)
        {
            problems.Add(type.Name, type.Origin, "has no member types.");
        }

        foreach (var member in type.PossibleTypes.GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            problems.Add(type.Name, type.Origin, $"names {member.Name} twice.");
        }
    }
}
