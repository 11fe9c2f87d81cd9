using System.Text.Json.Nodes;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Tests.Execution;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Types;

public sealed class IntrospectionTests
{
    private const string Sdl = """
        "Things." schema { query: Query }
        "The root."
        type Query implements Named { name: String! old(a: Int = 1 @deprecated, b: [E!]! = [A]): [Thing!] @deprecated(reason: "Too old.") }
        interface Named { name: String! }
        union Thing = Query
        "Some." enum E { A, "Was." B @deprecated }
        scalar Date @specifiedBy(url: "https://dates.example")
        input Choice @oneOf { a: Int, date: Date @deprecated(reason: "Never.") }
        input Plain { text: String = "x\"y", choice: Choice = { a: 1 } }
        directive @tag(a: Int, b: Plain @deprecated) repeatable on FIELD | OBJECT
        """;

    /// <summary>The answers are those of graphql-js 16 to the same questions about the same schema.</summary>
    public static TheoryData<string, string> Answers => new()
    {
        {
            """{ __type(name: "Query") { kind name description fields { name } interfaces { name } possibleTypes { name } enumValues { name } inputFields { name } ofType { name } isOneOf specifiedByURL } }""",
            """{"data":{"__type":{"kind":"OBJECT","name":"Query","description":"The root.","fields":[{"name":"name"}],"interfaces":[{"name":"Named"}],"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null,"specifiedByURL":null}}}"""
        },
        {
            """{ __type(name: "Query") { fields(includeDeprecated: true) { name description isDeprecated deprecationReason type { kind ofType { kind name ofType { kind ofType { name } } } } args { name } } } }""",
            """{"data":{"__type":{"fields":[{"name":"name","description":null,"isDeprecated":false,"deprecationReason":null,"type":{"kind":"NON_NULL","ofType":{"kind":"SCALAR","name":"String","ofType":null}},"args":[]},{"name":"old","description":null,"isDeprecated":true,"deprecationReason":"Too old.","type":{"kind":"LIST","ofType":{"kind":"NON_NULL","name":null,"ofType":{"kind":"UNION","ofType":null}}},"args":[{"name":"b"}]}]}}}"""
        },
        {
            """{ __type(name: "Query") { fields(includeDeprecated: true) { args(includeDeprecated: true) { name defaultValue isDeprecated deprecationReason type { kind name } } } } }""",
            """{"data":{"__type":{"fields":[{"args":[]},{"args":[{"name":"a","defaultValue":"1","isDeprecated":true,"deprecationReason":"No longer supported","type":{"kind":"SCALAR","name":"Int"}},{"name":"b","defaultValue":"[A]","isDeprecated":false,"deprecationReason":null,"type":{"kind":"NON_NULL","name":null}}]}]}}}"""
        },
        {
            """{ __type(name: "Named") { kind fields { name } interfaces { name } possibleTypes { name } } }""",
            """{"data":{"__type":{"kind":"INTERFACE","fields":[{"name":"name"}],"interfaces":[],"possibleTypes":[{"name":"Query"}]}}}"""
        },
        {
            """{ __type(name: "Thing") { kind fields { name } interfaces { name } possibleTypes { name } } }""",
            """{"data":{"__type":{"kind":"UNION","fields":null,"interfaces":null,"possibleTypes":[{"name":"Query"}]}}}"""
        },
        {
            """{ __type(name: "E") { kind description some: enumValues { name } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } } }""",
            """{"data":{"__type":{"kind":"ENUM","description":"Some.","some":[{"name":"A"}],"enumValues":[{"name":"A","description":null,"isDeprecated":false,"deprecationReason":null},{"name":"B","description":"Was.","isDeprecated":true,"deprecationReason":"No longer supported"}]}}}"""
        },
        {
            """{ __type(name: "Date") { kind name specifiedByURL isOneOf fields { name } } }""",
            """{"data":{"__type":{"kind":"SCALAR","name":"Date","specifiedByURL":"https://dates.example","isOneOf":null,"fields":null}}}"""
        },
        {
            """{ __type(name: "Choice") { kind isOneOf some: inputFields { name } inputFields(includeDeprecated: true) { name defaultValue type { name } isDeprecated deprecationReason } } }""",
            """{"data":{"__type":{"kind":"INPUT_OBJECT","isOneOf":true,"some":[{"name":"a"}],"inputFields":[{"name":"a","defaultValue":null,"type":{"name":"Int"},"isDeprecated":false,"deprecationReason":null},{"name":"date","defaultValue":null,"type":{"name":"Date"},"isDeprecated":true,"deprecationReason":"Never."}]}}}"""
        },
        {
            """{ __type(name: "Plain") { isOneOf inputFields { name defaultValue } } }""",
            """{"data":{"__type":{"isOneOf":false,"inputFields":[{"name":"text","defaultValue":"\"x\\\"y\""},{"name":"choice","defaultValue":"{a: 1}"}]}}}"""
        },
        {
            """{ __type(name: "Nothing") { name } }""",
            """{"data":{"__type":null}}"""
        },
        {
            """{ __schema { description queryType { name } mutationType { name } subscriptionType { name } __typename } __typename }""",
            """{"data":{"__schema":{"description":"Things.","queryType":{"name":"Query"},"mutationType":null,"subscriptionType":null,"__typename":"__Schema"},"__typename":"Query"}}"""
        },
        {
            """{ __type(name: "__TypeKind") { enumValues { name } } }""",
            """{"data":{"__type":{"enumValues":[{"name":"SCALAR"},{"name":"OBJECT"},{"name":"INTERFACE"},{"name":"UNION"},{"name":"ENUM"},{"name":"INPUT_OBJECT"},{"name":"LIST"},{"name":"NON_NULL"}]}}}"""
        },
        {
            """{ __type(name: "__Schema") { kind name } }""",
            """{"data":{"__type":{"kind":"OBJECT","name":"__Schema"}}}"""
        },
        {
            """{ __schema { directives { name isRepeatable locations args { name } all: args(includeDeprecated: true) { name } } } }""",
            """
            {"data":{"__schema":{"directives":[
              {"name":"tag","isRepeatable":true,"locations":["FIELD","OBJECT"],"args":[{"name":"a"}],"all":[{"name":"a"},{"name":"b"}]},
              {"name":"include","isRepeatable":false,"locations":["FIELD","FRAGMENT_SPREAD","INLINE_FRAGMENT"],"args":[{"name":"if"}],"all":[{"name":"if"}]},
              {"name":"skip","isRepeatable":false,"locations":["FIELD","FRAGMENT_SPREAD","INLINE_FRAGMENT"],"args":[{"name":"if"}],"all":[{"name":"if"}]},
              {"name":"deprecated","isRepeatable":false,"locations":["FIELD_DEFINITION","ARGUMENT_DEFINITION","INPUT_FIELD_DEFINITION","ENUM_VALUE"],"args":[{"name":"reason"}],"all":[{"name":"reason"}]},
              {"name":"specifiedBy","isRepeatable":false,"locations":["SCALAR"],"args":[{"name":"url"}],"all":[{"name":"url"}]},
              {"name":"oneOf","isRepeatable":false,"locations":["INPUT_OBJECT"],"args":[],"all":[]}]}}}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Introspection_OfASchema_TellsAllOfIt(string query, string answer)
    {
        await using var host = new ExecutionHost(Sdl);

        var response = await host.ExecuteAsync(query);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(answer), JsonNode.Parse(response)), response);
    }

    [Theory]
    [InlineData("__Schema", "description: String", "types: [__Type!]!", "queryType: __Type!", "mutationType: __Type", "subscriptionType: __Type", "directives: [__Directive!]!")]
    [InlineData(
        "__Type",
        "kind: __TypeKind!",
        "name: String",
        "description: String",
        "specifiedByURL: String",
        "fields(includeDeprecated: Boolean! = false): [__Field!]",
        "interfaces: [__Type!]",
        "possibleTypes: [__Type!]",
        "enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]",
        "inputFields(includeDeprecated: Boolean! = false): [__InputValue!]",
        "ofType: __Type",
        "isOneOf: Boolean")]
    [InlineData(
        "__Field",
        "name: String!",
        "description: String",
        "args(includeDeprecated: Boolean! = false): [__InputValue!]!",
        "type: __Type!",
        "isDeprecated: Boolean!",
        "deprecationReason: String")]
    [InlineData("__InputValue", "name: String!", "description: String", "type: __Type!", "defaultValue: String", "isDeprecated: Boolean!", "deprecationReason: String")]
    [InlineData("__EnumValue", "name: String!", "description: String", "isDeprecated: Boolean!", "deprecationReason: String")]
    [InlineData(
        "__Directive",
        "name: String!",
        "description: String",
        "isRepeatable: Boolean!",
        "locations: [__DirectiveLocation!]!",
        "args(includeDeprecated: Boolean! = false): [__InputValue!]!")]
    public void Types_OfIntrospection_HaveTheFieldsOfTheSpecification(string type, params string[] fields)
    {
        var schema = SdlSchema.Build("type Query { a: Int }");

        Assert.Equal(fields, ((ObjectType)schema.Types[type]).Fields.Values.Select(Text));
        Assert.All(((ObjectType)schema.Types[type]).Fields.Values, f => Assert.False(string.IsNullOrEmpty(f.Description)));
    }

    [Theory]
    [InlineData("Query", "__schema", true)]
    [InlineData("Query", "__type", true)]
    [InlineData("Query", "__typename", true)]
    [InlineData("Other", "__schema", false)]
    [InlineData("Other", "__type", false)]
    [InlineData("Other", "__typename", true)]
    [InlineData("Union", "__typename", true)]
    [InlineData("Query", "__nothing", false)]
    [InlineData("Query", "a", true)]
    [InlineData("Union", "a", false)]
    public void FindField_OfAMetaField_FindsItWhereItExists(string type, string field, bool exists)
    {
        var schema = SdlSchema.Build("type Query { a: Int } type Other { a: Int } union Union = Other");

        Assert.Equal(exists, schema.FindField(schema.Types[type], field) is not null);
    }

    private static string Text(FieldDefinition field)
    {
        var arguments = field.Arguments.Select(a => $"{a.Name}: {a.Type} = {SyntaxPrinter.Print(a.DefaultValue!)}").ToList();
        return $"{field.Name}{(arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})")}: {field.Type}";
    }
}
