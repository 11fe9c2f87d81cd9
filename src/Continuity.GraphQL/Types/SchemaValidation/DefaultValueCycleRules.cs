using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>The default of an input object's field must not need itself (section 3.10, InputObjectDefaultValueHasCycle).</summary>
internal static class DefaultValueCycleRules
{
    /// <summary>Checks the defaults of input objects' fields.</summary>
    /// <param name="types">The input objects.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(IEnumerable<InputObjectType> types, SchemaProblems problems)
    {
        var fields = types.SelectMany(InputField.Of).Where(f => f.Field.DefaultValue is not null);
        foreach (var circle in Cycle.FindAll(fields, field => Used(field.Field.DefaultValue!, field.Field.Type)))
        {
            problems.Add(
                circle[0].ToString(),
                circle[0].Field.Origin,
                $"has a default that contains itself, by way of the defaults of {string.Join(", ", circle)}.");
        }
    }

    /// <summary>The fields whose defaults fill a literal up.</summary>
    private static IEnumerable<InputField> Used(ValueNode literal, GraphQLType type) => (literal, type.Named) switch
    {
        (ListValueNode list, _) => list.Values.SelectMany(item => Used(item, type)),
        (ObjectValueNode o, InputObjectType input) => InputField.Of(input).SelectMany(field => Used(o, field)),
        _ => [],
    };

    private static IEnumerable<InputField> Used(ObjectValueNode literal, InputField field)
    {
        var given = literal.Fields.FirstOrDefault(f => f.Name.Value == field.Field.Name);
        return given is not null ? Used(given.Value, field.Field.Type)
            : field.Field.DefaultValue is not null ? [field]
            : [];
    }
}
