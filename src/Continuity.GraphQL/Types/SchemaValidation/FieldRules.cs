namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>The rules for the fields of objects and interfaces (sections 3.6 and 3.7, type validation).</summary>
internal static class FieldRules
{
    /// <summary>Checks the fields of a type.</summary>
    /// <param name="type">The object or interface.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(ComplexType type, SchemaProblems problems)
    {
        if (type.Fields.Count == 0)
        {
            problems.Add(type.Name, type.Origin, "has no fields.");
        }

        foreach (var field in type.Fields.Values)
        {
            var coordinate = $"{type.Name}.{field.Name}";
            NameRules.Check(field.Name, coordinate, field.Origin, problems);
            if (!field.Type.IsOutput)
            {
                problems.Add(coordinate, field.Origin, $"returns {field.Type}, which is an input type.");
            }

            InputValueRules.CheckArguments(field.Arguments, coordinate, problems);
        }
    }
}
