using Continuity.GraphQL.ImplementationFirst;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

/// <summary>A type of a schema as lines of SDL, without descriptions.</summary>
internal static class SchemaShape
{
    public static Schema Build(params Type[] types) => ImplementationFirstSchema.Build(types);

    public static IReadOnlyList<string> Problems(params Type[] types) => Assert.Throws<SchemaException>(() => Build(types)).Problems;

    public static string Of(Schema schema, string type) => schema.Types[type] switch
    {
        ComplexType c => Lines(c.Fields.Values.Select(Field)),
        InputObjectType i => Lines(i.Fields.Values.Select(Input)),
        EnumType e => Lines(e.Values.Keys),
        UnionType u => Lines(u.PossibleTypes.Select(t => t.Name)),
        var other => other.Name,
    };

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Field(FieldDefinition field) =>
        field.Arguments.Count == 0 ? $"{field.Name}: {field.Type}" : $"{field.Name}({string.Join(", ", field.Arguments.Select(Input))}): {field.Type}";

    private static string Input(InputValue value) =>
        value.DefaultValue is null ? $"{value.Name}: {value.Type}" : $"{value.Name}: {value.Type} = {SyntaxPrinter.Print(value.DefaultValue)}";
}
