namespace Continuity.GraphQL.Tests.Validation;

public class FieldMergingTests
{
    [Theory]
    [InlineData("{ book { pages pages } book { pages size } }")]
    [InlineData("{ book { p: pages p: pages } }")]
    [InlineData("query ($n: Int!) { book { summary(length: $n, level: LOW) summary(level: LOW, length: $n) } }")]
    [InlineData("{ a: json(value: {x: [1, {y: 2}], z: 1.5}) a: json(value: {z: 1.5, x: [1, {y: 2}]}) }")]
    [InlineData("{ book { pages @skip(if: true) pages @include(if: false) pages @tag(name: \"a\") } }")]
    [InlineData("{ a: book(id: 1) { pages } b: book(id: 2) { pages } }")]
    public void Validate_SameFieldAndArguments_Merges(string document) => Library.IsValid(document);

    [Theory]
    [InlineData("{ book { pages: size pages } }", "pages", "\"size\" and \"pages\" are different fields")]
    [InlineData("{ book { a: size b: pages ...F } } fragment F on Lendable { b: size }", "b", "\"pages\" and \"size\" are different fields")]
    [InlineData("{ node(id: 1) { ... on Work { a: year } ... on Book { a: pages } } }", "a", "\"year\" and \"pages\" are different fields")]
    [InlineData("{ book(id: 1) { pages } book(id: 2) { pages } }", "book", "\"book\" is given different arguments")]
    [InlineData("{ book(id: 1) { pages } book { pages } }", "book", "\"book\" is given different arguments")]
    [InlineData("{ book(id: 1) { pages } book(id: \"1\") { pages } }", "book", "\"book\" is given different arguments")]
    [InlineData("query ($a: ID, $b: ID) { book(id: $a) { pages } book(id: $b) { pages } }", "book", "\"book\" is given different arguments")]
    [InlineData("{ json(value: [1, 2]) json(value: [2, 1]) }", "json", "\"json\" is given different arguments")]
    [InlineData("{ json(value: [1, 2]) json(value: [1]) }", "json", "\"json\" is given different arguments")]
    [InlineData("{ json(value: {a: 1}) json(value: {b: 1}) }", "json", "\"json\" is given different arguments")]
    [InlineData("{ json(value: A) json(value: true) }", "json", "\"json\" is given different arguments")]
    [InlineData("{ book { r: related { pages } } book { r: related { pages: size } } }", "pages", "\"pages\" and \"size\" are different fields")]
    [InlineData("{ book { ...A ...B } } fragment A on Book { related { n: pages } } fragment B on Book { ... { related { ...C } } } fragment C on Book { n: size }", "n", "\"pages\" and \"size\" are different fields")]
    [InlineData("{ work { ... on Book { x: related { t: title } } ... on Work { x: related { t: id } } } }", "t", "\"title\" and \"id\" are different fields")]
    [InlineData("{ a: __typename a: json }", "a", "\"__typename\" and \"json\" are different fields")]
    public void Validate_FieldsOrArgumentsDiffer_Refuses(string document, string name, string difference) =>
        Library.IsRefused(document, $"Selections under \"{name}\" cannot be merged: {difference}. Give one of them another alias.");

    [Theory]
    [InlineData("{ work { ... on Book { a: title } ... on Film { a: title } } }")]
    [InlineData("{ work { ... on Book { a: pages } ... on Film { a: year } } }")]
    [InlineData("{ work { ... on Book { summary(length: 1) } ... on Film { a: summary(length: 2) } } }")]
    [InlineData("{ maker { ... on Person { x: boss { n: name } } ... on Studio { x: head { n: name } } } }")]
    [InlineData("{ work { ... on Book { x: maker { id } } ... on Film { x: maker { id items { __typename } } } } }")]
    public void Validate_ObjectsAreNeverTheSame_MayDifferWhereTheShapeDoesNot(string document) => Library.IsValid(document);

    [Theory]
    [InlineData("{ work { ... on Book { pages } ... on Film { pages } } }", "pages", "Int", "String")]
    [InlineData("{ work { ... on Book { a: pages } ... on Film { a: minutes } } }", "a", "Int", "Int!")]
    [InlineData("{ work { ... on Book { summary(length: 1) } ... on Film { summary(length: 1) } } }", "summary", "String", "String!")]
    [InlineData("{ work { ... on Book { similar { id } } ... on Film { similar { id } } } }", "similar", "[Work]", "[Work!]")]
    [InlineData("{ work { ... on Book { a: similar { id } } ... on Film { a: related { id } } } }", "a", "[Work]", "Film")]
    [InlineData("{ work { ... on Book { a: related { id } } ... on Film { a: minutes } } }", "a", "Book", "Int!")]
    [InlineData("{ maker { ... on Person { x: boss { name } } ... on Studio { x: head { name: id } } } }", "name", "String!", "ID!")]
    [InlineData("{ work { ... on Book { x: maker { n: name } } ... on Film { x: maker { n: name } } } }", "n", "String!", "String")]
    public void Validate_ShapesDiffer_Refuses(string document, string name, string first, string second) =>
        Library.IsRefused(document, $"Selections under \"{name}\" cannot be merged: they are of the types \"{first}\" and \"{second}\". Give one of them another alias.");

    [Fact]
    public void Validate_FieldsDifferBetweenTwoObjectsThatAnInterfaceJoins_Refuses()
    {
        const string Inner = "... on Book { x: related { a: pages } } ... on Film { x: related { a: year } }";

        Library.IsValid($"{{ work {{ {Inner} }} }}");
        Library.IsRefused($"{{ work {{ {Inner} x: related {{ a: year }} }} }}", "Selections under \"a\" cannot be merged: \"pages\" and \"year\" are different fields. Give one of them another alias.");
    }

    [Fact]
    public void Validate_FieldsDiffer_PointsAtBoth()
    {
        var error = Assert.Single(Library.Validate("{ book { pages\n  pages: size } }"));

        Assert.Equal([(1, 10), (2, 3)], error.Locations.Select(l => (l.Line, l.Column)));
    }
}
