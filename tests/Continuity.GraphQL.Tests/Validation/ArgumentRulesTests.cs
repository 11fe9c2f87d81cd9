namespace Continuity.GraphQL.Tests.Validation;

public class ArgumentRulesTests
{
    [Theory]
    [InlineData("{ book { summary(length: 1) } items(ids: 1) { __typename } level(of: LOW, flag: true) }")]
    [InlineData("{ book { summary(level: LOW, length: 1) pages @skip(if: true) @tag(name: \"a\") @once } }")]
    [InlineData("query ($n: Int! @tag(name: \"a\")) @tag(name: \"b\", level: HIGH) { book { summary(length: $n) } }")]
    public void Validate_ArgumentsAreDefinedAndComplete_Accepts(string document) => Library.IsValid(document);

    [Theory]
    [InlineData("{ book(idd: 1) { pages } }", "There is no argument \"idd\" at field \"Query.book\". Did you mean \"id\"?")]
    [InlineData("{ work { ... on Film { summary(length: 1, level: LOW) } } }", "There is no argument \"level\" at field \"Film.summary\".")]
    [InlineData("{ book { pages @skip(if: true, unless: false) } }", "There is no argument \"unless\" at directive \"@skip\".")]
    [InlineData("{ book { __typename(a: 1) } }", "There is no argument \"a\" at field \"Book.__typename\".")]
    [InlineData("query ($a: Int @tag(name: \"a\", nmae: \"b\")) { book { related(depth: $a) { id } } }", "There is no argument \"nmae\" at directive \"@tag\". Did you mean \"name\"?")]
    public void Validate_ArgumentIsUnknown_Refuses(string document, string message) => Library.IsRefused(document, message);

    [Theory]
    [InlineData("{ book(id: 1, id: 1) { pages } }", "Argument \"id\" is given more than once at field \"Query.book\".")]
    [InlineData("{ book { pages @skip(if: true, if: true) } }", "Argument \"if\" is given more than once at directive \"@skip\".")]
    public void Validate_ArgumentIsGivenTwice_Refuses(string document, string message) => Library.IsRefused(document, message);

    [Theory]
    [InlineData("{ book { summary } }", "Argument \"length\" of type \"Int!\" is required at field \"Book.summary\".")]
    [InlineData("{ items(first: 1) { __typename } }", "Argument \"ids\" of type \"[ID!]!\" is required at field \"Query.items\".")]
    [InlineData("{ book { pages @include } }", "Argument \"if\" of type \"Boolean!\" is required at directive \"@include\".")]
    [InlineData("{ book { ...F } } fragment F on Book @tag { pages }", "Argument \"name\" of type \"String!\" is required at directive \"@tag\".")]
    [InlineData("{ book { summary(length: null) } }", "\"length\" takes a value of type \"Int!\": null is not allowed.")]
    public void Validate_RequiredArgumentIsMissing_Refuses(string document, string message) => Library.IsRefused(document, message);
}
