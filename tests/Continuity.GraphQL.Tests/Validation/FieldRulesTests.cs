namespace Continuity.GraphQL.Tests.Validation;

public class FieldRulesTests
{
    [Theory]
    [InlineData("{ book { pages related { similar { title maker { __typename } } } } }")]
    [InlineData("{ __typename maker { __typename ... on Person { __typename name } } node(id: 1) { __typename } }")]
    [InlineData("mutation { __typename lend(key: {title: \"t\"}) { alias: format } }")]
    [InlineData("{ json matrix level(of: LOW) }")]
    public void Validate_TypesHaveTheFields_Accepts(string document) => Library.IsValid(document);

    [Theory]
    [InlineData("{ unknown }", "Type \"Query\" has no field \"unknown\".")]
    [InlineData("{ alias: unknown { a { b } } }", "Type \"Query\" has no field \"unknown\".")]
    [InlineData("{ book { pagse } }", "Type \"Book\" has no field \"pagse\". Did you mean \"pages\"?")]
    [InlineData("{ book { titel sise: size } }", "Type \"Book\" has no field \"titel\". Did you mean \"title\"?")]
    [InlineData("{ node(id: 1) { name } }", "Type \"Node\" has no field \"name\". Did you mean to ask for it in an inline fragment on \"Person\" or \"Studio\"?")]
    [InlineData("{ maker { name } }", "Type \"Maker\" has no field \"name\". Did you mean to ask for it in an inline fragment on \"Person\" or \"Studio\"?")]
    [InlineData("{ maker { ... on Node { name } } }", "Type \"Node\" has no field \"name\". Did you mean to ask for it in an inline fragment on \"Person\" or \"Studio\"?")]
    [InlineData("{ lendable { ... { pages } } }", "Type \"Lendable\" has no field \"pages\". Did you mean to ask for it in an inline fragment on \"Book\"?")]
    [InlineData("{ book { ...F } } fragment F on Book { minutes }", "Type \"Book\" has no field \"minutes\".")]
    [InlineData("{ book { __schema { description } } }", "Type \"Book\" has no field \"__schema\".")]
    [InlineData("mutation { __type(name: \"Book\") { name } }", "Type \"Mutation\" has no field \"__type\".")]
    [InlineData("{ __unknown }", "Type \"Query\" has no field \"__unknown\".")]
    public void Validate_TypeLacksTheField_Refuses(string document, string message) => Library.IsRefused(document, message);

    [Theory]
    [InlineData("{ book { pages { value } } }", "Field \"pages\" of type \"Int\" has no fields to select.")]
    [InlineData("{ level(of: LOW) { name } }", "Field \"level\" of type \"Level\" has no fields to select.")]
    [InlineData("{ json { a } }", "Field \"json\" of type \"Json\" has no fields to select.")]
    [InlineData("{ matrix { a } }", "Field \"matrix\" of type \"[[Int!]]\" has no fields to select.")]
    [InlineData("{ __typename { a } }", "Field \"__typename\" of type \"String!\" has no fields to select.")]
    [InlineData("{ book }", "Field \"book\" of type \"Book\" needs a selection of fields: \"book { ... }\".")]
    [InlineData("{ items(ids: []) }", "Field \"items\" of type \"[Item!]!\" needs a selection of fields: \"items { ... }\".")]
    [InlineData("{ node(id: 1) }", "Field \"node\" of type \"Node\" needs a selection of fields: \"node { ... }\".")]
    public void Validate_SelectionDoesNotFitTheType_Refuses(string document, string message) => Library.IsRefused(document, message);

    [Theory]
    [InlineData("{ __schema { description types { kind name fields(includeDeprecated: true) { args { defaultValue type { ofType { name } } } } } } }")]
    [InlineData("query ($n: String!) { a: __type(name: $n) { possibleTypes { name } isOneOf } }")]
    [InlineData("{ __type(name: \"Book\") { ...T } } fragment T on __Type { enumValues { isDeprecated ... on __EnumValue { name } } }")]
    public void Validate_Introspection_IsCheckedLikeAnyOther(string document)
    {
        Library.IsValid(document);
        Assert.NotEmpty(Library.Validate(document.Replace("{ ", "{ nothing ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Validate_TypeIsAskedForWithoutName_Refuses() =>
        Library.IsRefused("{ __type { name } }", "Argument \"name\" of type \"String!\" is required at field \"Query.__type\".");
}
