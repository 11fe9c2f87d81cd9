namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>The rules for input objects (section 3.10, type validation), circles of them aside.</summary>
internal static class InputObjectRules
{
    /// <summary>Checks an input object.</summary>
    /// <param name="type">The input object.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(InputObjectType type, SchemaProblems problems)
    {
        if (type.Fields.Count == 0)
        {
            problems.Add(type.Name, type.Origin, "has no fields.");
        }

        foreach (var field in type.Fields.Values)
        {
            var coordinate = $"{type.Name}.{field.Name}";
            InputValueRules.Check(field, coordinate, problems);
            if (type.IsOneOf && field.Type.IsNonNull)
            {
                problems.Add(coordinate, field.Origin, "is non-null, but exactly one field of its type is to be given.");
            }

            if (type.IsOneOf && field.DefaultValue is not null)
            {
                problems.Add(coordinate, field.Origin, "has a default, but exactly one field of its type is to be given.");
            }
        }
    }
}
