namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>The rules for directive definitions (section 3.13, type validation), circles of them aside.</summary>
internal static class DirectiveRules
{
    /// <summary>Checks a directive definition.</summary>
    /// <param name="directive">The directive.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(DirectiveDefinition directive, SchemaProblems problems)
    {
        var coordinate = "@" + directive.Name;
        NameRules.Check(directive.Name, coordinate, directive.Origin, problems);
        if (directive.Locations.Count == 0)
        {
            problems.Add(coordinate, directive.Origin, "may stand nowhere: it has no locations.");
        }

        foreach (var location in directive.Locations.Where(l => !DirectiveLocations.Names.Contains(l)))
        {
            problems.Add(coordinate, directive.Origin, $"has the location {location}, which does not exist.");
        }

        InputValueRules.CheckArguments(directive.Arguments, coordinate, problems);
    }
}
