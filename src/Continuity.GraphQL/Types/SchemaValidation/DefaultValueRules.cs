namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>Defaults are values of their types (sections 3.6.1 and 3.10).</summary>
internal static class DefaultValueRules
{
    /// <summary>Checks every default of a schema.</summary>
    /// <param name="types">The types.</param>
    /// <param name="directives">The directives.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(IReadOnlyList<NamedType> types, IReadOnlyList<DirectiveDefinition> directives, SchemaProblems problems)
    {
        foreach (var (coordinate, value) in SchemaMembers.InputValues(types, directives))
        {
            if (value.DefaultValue is not null && LiteralFit.FindProblem(value.DefaultValue, value.Type) is { } problem)
            {
                problems.Add(coordinate, value.Origin, $"has a default that is no value of {value.Type}: {problem}");
            }
        }

        DefaultValueCycleRules.Check(types.OfType<InputObjectType>(), problems);
    }
}
