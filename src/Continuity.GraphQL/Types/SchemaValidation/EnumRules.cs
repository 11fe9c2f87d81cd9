namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>The rules for enums (section 3.9, type validation).</summary>
internal static class EnumRules
{
    /// <summary>Checks an enum.</summary>
    /// <param name="type">The enum.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(EnumType type, SchemaProblems problems)
    {
        if (type.Values.Count == 0)
        {
            problems.Add(type.Name, type.Origin, "has no values.");
        }

        foreach (var value in type.Values.Values)
        {
            var coordinate = $"{type.Name}.{value.Name}";
            NameRules.Check(value.Name, coordinate, value.Origin, problems);
            if (value.Name is "true" or "false" or "null")
            {
                problems.Add(coordinate, value.Origin, "has a name that means something else in a document.");
            }
        }
    }
}
