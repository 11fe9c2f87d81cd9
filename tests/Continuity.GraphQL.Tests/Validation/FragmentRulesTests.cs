namespace Continuity.GraphQL.Tests.Validation;

public class FragmentRulesTests
{
    [Theory]
    [InlineData("{ work { ...A } } fragment A on Work { ...B ... on Film { minutes } } fragment B on Node { id }")]
    [InlineData("query A { work { ...F } } query B { node(id: 1) { ...F } } fragment F on Node { id }")]
    [InlineData("{ ...F ...F } fragment F on Query { maker { ...G } } fragment G on Maker { ... { __typename } }")]
    public void Validate_FragmentsAreDefinedAndUsed_Accepts(string document) => Library.IsValid(document);

    [Theory]
    [InlineData("{ book { ...F } } fragment F on Book { pages } fragment F on Book { size }", "There is more than one fragment named \"F\".")]
    [InlineData("{ book { ...F } } fragment F on Bok { pages }", "There is no type \"Bok\". Did you mean \"Book\"?")]
    [InlineData("{ book { ... on NoSuchThing { pages } } }", "There is no type \"NoSuchThing\".")]
    [InlineData("{ book { ...F } } fragment F on Level { pages }", "A fragment cannot be on \"Level\": only on an object, interface or union.")]
    [InlineData("{ book { ... on Int { pages } } }", "A fragment cannot be on \"Int\": only on an object, interface or union.")]
    [InlineData("{ book { ... on Filter { format } } }", "A fragment cannot be on \"Filter\": only on an object, interface or union.")]
    [InlineData("{ book { pages } } fragment F on Book { pages }", "Fragment \"F\" is never used.")]
    [InlineData("{ book { ...G } }", "There is no fragment named \"G\".")]
    public void Validate_FragmentIsNotUsable_Refuses(string document, string message) => Library.IsRefused(document, message);

    [Fact]
    public void Validate_FragmentIsUsedOnlyByAnUnusedOne_RefusesBoth() =>
        Assert.Equal(
            ["Fragment \"F\" is never used.", "Fragment \"G\" is never used."],
            Library.Validate("{ book { pages } } fragment F on Book { ...G } fragment G on Book { pages }").Select(e => e.Message));

    [Theory]
    [InlineData("{ book { ...A } } fragment A on Book { pages ...A }", "Fragment \"A\" spreads itself.")]
    [InlineData("{ book { ...A } } fragment A on Book { related { ...A } }", "Fragment \"A\" spreads itself.")]
    [InlineData("{ book { ...A } } fragment A on Book { ...B } fragment B on Book { related { ...A } }", "Fragment \"A\" spreads itself by way of \"B\".")]
    [InlineData("{ book { ...A } } fragment A on Book { ...B ...B } fragment B on Book { ...C } fragment C on Book { ... { ...B } }", "Fragment \"B\" spreads itself by way of \"C\".")]
    public void Validate_FragmentsGoInCircles_Refuses(string document, string message) => Library.IsRefused(document, message);

    [Fact]
    public void Validate_TwoCirclesShareAFragment_RefusesEach() =>
        Assert.Equal(2, Library.Validate("{ book { ...A } } fragment A on Book { ...B ...C } fragment B on Book { ...A } fragment C on Book { ...A }").Count);

    [Theory]
    [InlineData("{ book { ... on Book { pages } } }")]
    [InlineData("{ book { ... on Work { ... on Lendable { size } } ... on Item { __typename } } }")]
    [InlineData("{ maker { ... on Person { name } ... on Node { id } } }")]
    [InlineData("{ work { ... on Item { ... on Film { minutes } } ... on Lendable { size } } }")]
    public void Validate_TypesOverlap_Accepts(string document) => Library.IsValid(document);

    [Theory]
    [InlineData("{ book { ... on Film { minutes } } }", "Film", "Book")]
    [InlineData("{ maker { ... on Book { pages } } }", "Book", "Maker")]
    [InlineData("{ book { ... on Maker { __typename } } }", "Maker", "Book")]
    [InlineData("{ lendable { ... on Film { id } } }", "Film", "Lendable")]
    [InlineData("{ work { ... on Maker { __typename } } }", "Maker", "Work")]
    [InlineData("{ maker { ... on Lendable { size } } }", "Lendable", "Maker")]
    public void Validate_TypesNeverOverlap_Refuses(string document, string condition, string parent)
    {
        Library.IsRefused(document, $"The inline fragment is on \"{condition}\", which a value of type \"{parent}\" can never be.");
        var start = document.IndexOf("... on", StringComparison.Ordinal);
        var end = document.IndexOf('}', start) + 1;
        var fragment = document[start..end].Replace("...", "fragment F", StringComparison.Ordinal);
        Library.IsRefused($"{document[..start]}...F{document[end..]} {fragment}", $"Fragment \"F\" is on \"{condition}\", which a value of type \"{parent}\" can never be.");
    }
}
