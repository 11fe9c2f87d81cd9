namespace Continuity.GraphQL.Tests.Validation;

public class VariableRulesTests
{
    [Theory]
    [InlineData("query A($id: ID) { book(id: $id) { pages } } query B($id: ID!) { node(id: $id) { id } }")]
    [InlineData("query ($id: ID!) { node(id: $id) { ...F } } fragment F on Node { ... on Book { related(depth: 1) { ...G } } } fragment G on Book { a: related { ...H } } fragment H on Book { pages }")]
    [InlineData("query A($n: Int!) { book { ...F } } query B($n: Int!) { work { ...F } } fragment F on Work { ... on Book { ...G } } fragment G on Book { summary(length: $n) }")]
    [InlineData("query ($a: Int) { json(value: {list: [$a], a: {b: $a}}) }")]
    public void Validate_VariablesAreDefinedAndUsed_Accepts(string document) => Library.IsValid(document);

    [Theory]
    [InlineData("query ($a: ID, $a: ID) { book(id: $a) { pages } }", "Variable \"$a\" is defined more than once.")]
    [InlineData("query ($a: Book) { json(value: $a) }", "Variable \"$a\" cannot be of type \"Book\": only of a scalar, enum or input object.")]
    [InlineData("query ($a: [Work!]!) { json(value: [$a]) }", "Variable \"$a\" cannot be of type \"Work\": only of a scalar, enum or input object.")]
    [InlineData("query ($a: [Maker]) { json(value: [$a]) }", "Variable \"$a\" cannot be of type \"Maker\": only of a scalar, enum or input object.")]
    [InlineData("query ($a: [Filtr!]) { json(value: $a) }", "There is no type \"Filtr\". Did you mean \"Filter\"?")]
    [InlineData("{ book(id: $a) { pages } }", "Variable \"$a\" is not defined.")]
    [InlineData("query A { book { ...F } } fragment F on Book { related(depth: $a) { id } }", "Variable \"$a\" is not defined by operation \"A\".")]
    [InlineData("query A { json(value: {a: [$a]}) }", "Variable \"$a\" is not defined by operation \"A\".")]
    [InlineData("query A { book { pages @skip(if: $a) } }", "Variable \"$a\" is not defined by operation \"A\".")]
    [InlineData("query A($a: ID) { book(id: $a) { ...F } } query B { book { ...F } } fragment F on Book { ... @include(if: true) { related { related(depth: $b) { id } } } }", null)]
    [InlineData("query A($a: ID) { book { pages } }", "Variable \"$a\" is never used in operation \"A\".")]
    [InlineData("query ($a: ID) { book { pages } }", "Variable \"$a\" is never used.")]
    [InlineData("query A($a: Int) { book { ...F } } query B($a: Int) { book { pages } } fragment F on Book { related(depth: $a) { id } }", "Variable \"$a\" is never used in operation \"B\".")]
    public void Validate_VariableIsNotDefinedOrUsed_Refuses(string document, string? message)
    {
        if (message is not null)
        {
            Library.IsRefused(document, message);
        }
        else
        {
            Assert.Equal(["A", "B"], Library.Validate(document).Select(e => e.Message[^3..^2]));
        }
    }

    [Theory]
    [InlineData("ID", "book(id: $a) { pages }")]
    [InlineData("ID!", "book(id: $a) { pages }")]
    [InlineData("[ID!]!", "items(ids: $a) { __typename }")]
    [InlineData("ID!", "items(ids: [$a]) { __typename }")]
    [InlineData("[[Int!]!]!", "matrix(rows: $a)")]
    [InlineData("[Int!]", "matrix(rows: [$a])")]
    [InlineData("Boolean", "level(of: LOW, flag: $a)")]
    [InlineData("Level = LOW", "level(of: $a)")]
    [InlineData("Int", "works(filter: {range: {from: 1, to: $a}}) { id }")]
    [InlineData("Int = 1", "works(filter: {range: {from: $a}}) { id }")]
    [InlineData("ID!", "work(key: {id: $a}) { id }")]
    [InlineData("ID! = 1", "works(keys: [{id: $a}]) { id }")]
    [InlineData("Json", "json(value: $a)")]
    [InlineData("Json", "works(filter: {any: $a}) { id }")]
    public void Validate_VariableFitsItsPlace_Accepts(string type, string field) => Library.IsValid($"query ($a: {type}) {{ {field} }}");

    [Theory]
    [InlineData("Int", "book(id: $a) { pages }", "id", "ID")]
    [InlineData("[ID]", "book(id: $a) { pages }", "id", "ID")]
    [InlineData("ID", "node(id: $a) { id }", "id", "ID!")]
    [InlineData("ID = null", "node(id: $a) { id }", "id", "ID!")]
    [InlineData("ID!", "items(ids: $a) { __typename }", "ids", "[ID!]!")]
    [InlineData("[ID]!", "items(ids: $a) { __typename }", "ids", "[ID!]!")]
    [InlineData("[ID!]", "items(ids: $a) { __typename }", "ids", "[ID!]!")]
    [InlineData("ID", "items(ids: [$a]) { __typename }", "ids", "ID!")]
    [InlineData("[Int]", "matrix(rows: [$a])", "rows", "[Int!]")]
    [InlineData("Int", "works(filter: {range: {from: $a}}) { id }", "from", "Int!")]
    [InlineData("String = \"s\"", "works(filter: {range: {from: 1, to: $a}}) { id }", "to", "Int!")]
    [InlineData("Level", "works(filter: {format: $a}) { id }", "format", "Format")]
    [InlineData("Boolean", "book { pages @skip(if: $a) }", "if", "Boolean!")]
    [InlineData("Json", "book(id: $a) { pages }", "id", "ID")]
    public void Validate_VariableDoesNotFitItsPlace_Refuses(string type, string field, string position, string expected) =>
        Library.IsRefused($"query ($a: {type}) {{ {field} }}", $"Variable \"$a\" of type \"{type.Split(" =")[0]}\" cannot be used for \"{position}\", which takes \"{expected}\".");

    [Fact]
    public void Validate_VariableDoesNotFitInAFragment_RefusesForEachOperation() =>
        Assert.Equal(2, Library.Validate("query A($n: Int) { book { ...F } } query B($n: Float!) { book { ...F } } query C($n: Int!) { book { ...F } } fragment F on Book { summary(length: $n) }").Count);

    [Theory]
    [InlineData("ID", "work(key: {id: $a}) { id }", "id")]
    [InlineData("ID = 1", "work(key: {id: $a}) { id }", "id")]
    [InlineData("String", "works(keys: [{id: 1}, {title: $a}]) { id }", "title")]
    [InlineData("Range", "works(keys: {range: $a}) { id }", "range")]
    public void Validate_VariableInOneOfMayBeNull_Refuses(string type, string field, string name) =>
        Library.IsRefused($"query ($a: {type}) {{ {field} }}", $"Variable \"$a\" of type \"{type.Split(" =")[0]}\" must be non-null for field \"{name}\" of \"Key\".");
}
