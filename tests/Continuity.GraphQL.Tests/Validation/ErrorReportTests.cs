using Continuity.GraphQL.Language;
using Continuity.GraphQL.Validation;

namespace Continuity.GraphQL.Tests.Validation;

public class ErrorReportTests
{
    [Fact]
    public void Validate_DocumentIsRefused_SaysWhereAndGivesTheCode()
    {
        var error = Assert.Single(Library.Validate("{\n  book {\n    nothing: unknown\n  }\n}"));

        Assert.Equal([(3, 5)], error.Locations.Select(l => (l.Line, l.Column)));
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", error.Extensions!["code"]);
        Assert.Null(error.Path);
    }

    [Fact]
    public void Validate_NameIsGivenTwice_SaysWhereBothStand()
    {
        var error = Assert.Single(Library.Validate("query ($a: Int, $a: Int) { book { pages } }"), e => e.Message.EndsWith("more than once.", StringComparison.Ordinal));

        Assert.Equal([(1, 9), (1, 18)], error.Locations.Select(l => (l.Line, l.Column)));
    }

    [Fact]
    public void Validate_SeveralFaults_TellsAll() =>
        Assert.Equal(
            ["Type \"Query\" has no field \"unknown\".", "\"of\" takes a value of type \"Level!\": null is not allowed.", "Variable \"$x\" is not defined."],
            Library.Validate("{ unknown level(of: null) book(id: $x) { pages } }").Select(e => e.Message));

    [Fact]
    public void Validate_MoreFaultsThanTheCap_StopsThereAndSaysSo()
    {
        var errors = Library.Validate($"{{ {string.Join(' ', Enumerable.Range(0, 5_000).Select(i => $"unknown{i}(a: $v{i})"))} }}");

        Assert.Equal(DocumentValidator.MaxErrors + 1, errors.Count);
        Assert.Equal("Validation stopped after 100 errors.", errors[^1].Message);
    }

    [Theory]
    [InlineData("{ book { pagse } }")]
    [InlineData("{ maker { name } }")]
    [InlineData("{ level(of: LWO) }")]
    [InlineData("{ level(off: LOW, of: LOW) }")]
    [InlineData("{ book { ... on Bok { pages } } }")]
    [InlineData("{ works(filter: {formats: PAPER}) { id } }")]
    [InlineData("{ book { pages @skipp(if: true) } }")]
    public void Validate_SuggestionsAreOff_NamesNothingThatTheDocumentDoesNot(string document)
    {
        var errors = new DocumentValidator(Library.Schema, suggestNames: false).Validate(Parser.Parse(document));

        Assert.DoesNotContain("Did you mean", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => new DocumentValidator(Library.Schema).Validate(Parser.Parse("{ maker { __typename } }"), source.Token));
    }
}
