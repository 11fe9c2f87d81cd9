namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>Names have the form of names, and none but introspection's own start with two underscores (sections 2.1.9 and 4).</summary>
internal static class NameRules
{
    /// <summary>Checks a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="coordinate">The member that carries it, by its coordinate.</param>
    /// <param name="origin">What the member was built from, or null.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(string name, string coordinate, string? origin, SchemaProblems problems)
    {
        if (!SchemaName.IsValid(name))
        {
            problems.Add(coordinate, origin, "has a name that GraphQL does not allow: a letter or underscore is to come first, then letters, digits and underscores.");
        }
        else if (SchemaName.IsReserved(name))
        {
            problems.Add(coordinate, origin, "has a name that starts with two underscores, which introspection keeps for itself.");
        }
    }
}
