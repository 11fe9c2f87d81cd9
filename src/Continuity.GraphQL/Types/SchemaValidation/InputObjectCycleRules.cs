namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>An input object must not need itself: somewhere in a circle of references stands a nullable field or a list (section 3.10, circular references).</summary>
internal static class InputObjectCycleRules
{
    /// <summary>Checks input objects.</summary>
    /// <param name="types">The input objects.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(IEnumerable<InputObjectType> types, SchemaProblems problems)
    {
        foreach (var circle in Cycle.FindAll(types.SelectMany(Needed), field => Needed((InputObjectType)field.Field.Type.Nullable)))
        {
            problems.Add(
                circle[0].ToString(),
                circle[0].Field.Origin,
                $"needs itself, so that no value could end: make one of {string.Join(", ", circle)} nullable.");
        }
    }

    private static IEnumerable<InputField> Needed(InputObjectType type) =>
        InputField.Of(type).Where(f => f.Field.Type is NonNullType { OfType: InputObjectType });
}
