namespace Continuity.GraphQL.Tests.Validation;

public class DirectiveRulesTests
{
    [Theory]
    [InlineData("query ($b: Boolean!) { book { pages @skip(if: $b) @include(if: $b) ... @include(if: $b) { size } ...F @skip(if: $b) } } fragment F on Book { year }")]
    [InlineData("query @tag(name: \"a\") @tag(name: \"b\") { book @tag(name: \"a\") @tag(name: \"a\") { pages } }")]
    [InlineData("mutation @once { lend(key: {id: 1}) @once { id } }")]
    [InlineData("{ book { size @once pages @once } }")]
    public void Validate_DirectivesAreInPlace_Accepts(string document) => Library.IsValid(document);

    [Theory]
    [InlineData("{ book { pages @unknown } }", "There is no directive \"@unknown\".")]
    [InlineData("{ book { pages @skpi(if: true) } }", "There is no directive \"@skpi\". Did you mean \"@skip\"?")]
    [InlineData("{ book { pages @includes(if: true) } }", "There is no directive \"@includes\". Did you mean \"@include\"?")]
    [InlineData("query ($a: Int @unknown) { book { related(depth: $a) { id } } }", "There is no directive \"@unknown\".")]
    public void Validate_DirectiveIsUnknown_Refuses(string document, string message) => Library.IsRefused(document, message);

    [Theory]
    [InlineData("query @skip(if: true) { book { pages } }", "skip", "QUERY")]
    [InlineData("mutation @tag(name: \"a\") { lend(key: {id: 1}) { id } }", "tag", "MUTATION")]
    [InlineData("subscription @tag(name: \"a\") { lent { id } }", "tag", "SUBSCRIPTION")]
    [InlineData("{ book { pages @deprecated } }", "deprecated", "FIELD")]
    [InlineData("{ book { ...F } } fragment F on Book @once { pages }", "once", "FRAGMENT_DEFINITION")]
    [InlineData("{ book { ...F @once } } fragment F on Book { pages }", "once", "FRAGMENT_SPREAD")]
    [InlineData("{ book { ... @once { pages } } }", "once", "INLINE_FRAGMENT")]
    [InlineData("query ($a: Int @once) { book { related(depth: $a) { id } } }", "once", "VARIABLE_DEFINITION")]
    public void Validate_DirectiveIsOutOfPlace_Refuses(string document, string directive, string location) =>
        Library.IsRefused(document, $"Directive \"@{directive}\" must not be used on {location}.");

    [Theory]
    [InlineData("{ book { pages @once @once } }", "once")]
    [InlineData("{ book { ... @skip(if: true) @include(if: true) @skip(if: false) { pages } } }", "skip")]
    public void Validate_DirectiveIsRepeated_Refuses(string document, string directive) =>
        Library.IsRefused(document, $"Directive \"@{directive}\" is not repeatable, and used more than once here.");
}
