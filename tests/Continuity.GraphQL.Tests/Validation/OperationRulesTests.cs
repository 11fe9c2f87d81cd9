namespace Continuity.GraphQL.Tests.Validation;

public class OperationRulesTests
{
    [Theory]
    [InlineData("{ maker { __typename } }")]
    [InlineData("query A { lendable { size } } query B { lendable { size } } mutation C { lend(key: {id: 1}) { id } }")]
    [InlineData("\"What it is for\" query A { lendable { ...F } } \"And this\" fragment F on Lendable { size }")]
    public void Validate_OperationsAreDistinct_Accepts(string document) => Library.IsValid(document);

    [Theory]
    [InlineData("{ lendable { size } } type A { a: Int }", "The definition of type \"A\" cannot be executed: a request holds operations and fragments only.")]
    [InlineData("{ lendable { size } } extend type Book { a: Int }", "The definition of type \"Book\" cannot be executed: a request holds operations and fragments only.")]
    [InlineData("{ lendable { size } } directive @a on FIELD", "The definition of directive \"@a\" cannot be executed: a request holds operations and fragments only.")]
    [InlineData("{ lendable { size } } schema { query: Query }", "The schema definition cannot be executed: a request holds operations and fragments only.")]
    public void Validate_DocumentDefinesTypes_Refuses(string document, string message) => Library.IsRefused(document, message);

    [Theory]
    [InlineData("query A { lendable { size } } query A { lendable { size } }")]
    [InlineData("query A { lendable { size } } mutation A { lend(key: {id: 1}) { id } }")]
    public void Validate_OperationNameIsTaken_Refuses(string document) =>
        Library.IsRefused(document, "There is more than one operation named \"A\".");

    [Theory]
    [InlineData("{ lendable { size } } query A { lendable { size } }")]
    [InlineData("query A { lendable { size } } mutation { lend(key: {id: 1}) { id } }")]
    public void Validate_AnonymousOperationIsNotAlone_Refuses(string document) =>
        Library.IsRefused(document, "An operation without a name must be the only operation of its document.");

    [Fact]
    public void Validate_TwoAnonymousOperations_RefusesEach() =>
        Assert.Equal(2, Library.Validate("{ lendable { size } } { lendable { size } }").Count);
}
