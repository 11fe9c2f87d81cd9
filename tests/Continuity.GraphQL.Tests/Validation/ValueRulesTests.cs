namespace Continuity.GraphQL.Tests.Validation;

public class ValueRulesTests
{
    [Theory]
    [InlineData("measure(whole: 1, float: 1, text: \"a\", id: 1, flag: true)")]
    [InlineData("measure(whole: -2147483648, float: 1.5e3, text: \"\"\"a\"\"\", id: \"x\", flag: false)")]
    [InlineData("measure(whole: null, float: null, text: null, id: null, flag: null)")]
    [InlineData("level(of: MIDDLE)")]
    [InlineData("json(value: {a: [1, 1.5, \"x\", true, null, ENUM, {b: {}}]})")]
    [InlineData("matrix(rows: [[1, 2], null, [], 3])")]
    [InlineData("matrix(rows: 1)")]
    [InlineData("matrix(rows: null)")]
    [InlineData("items(ids: \"one\") { __typename }")]
    [InlineData("works(filter: {levels: LOW, nested: {range: {from: 1}}, any: {free: \"form\"}}) { id }")]
    [InlineData("works(keys: [{id: 1}, {range: {from: 1, to: 2, step: null}}], filter: null) { id }")]
    [InlineData("works(keys: {title: \"one\"}, filter: {}) { id }")]
    public void Validate_LiteralFits_Accepts(string field) => Library.IsValid($"{{ {field} }}");

    [Theory]
    [InlineData("level(of: \"LOW\")", "\"of\" takes a value of type \"Level!\": it is one of the names of enum \"Level\", not a string.")]
    [InlineData("level(of: 1)", "\"of\" takes a value of type \"Level!\": it is one of the names of enum \"Level\", not a number.")]
    [InlineData("level(of: true)", "\"of\" takes a value of type \"Level!\": it is one of the names of enum \"Level\", not a Boolean.")]
    [InlineData("level(of: [LOW])", "\"of\" takes a value of type \"Level!\": it is one of the names of enum \"Level\", not a list.")]
    [InlineData("level(of: {a: LOW})", "\"of\" takes a value of type \"Level!\": it is one of the names of enum \"Level\", not an input object.")]
    [InlineData("level(of: LOWW)", "\"of\" takes a value of type \"Level!\": enum \"Level\" has no value \"LOWW\". Did you mean \"LOW\"?")]
    [InlineData("level(of: LOW, flag: null)", "\"flag\" takes a value of type \"Boolean!\": null is not allowed.")]
    [InlineData("items(ids: [1, null]) { __typename }", "\"ids\" takes a value of type \"ID!\": null is not allowed.")]
    [InlineData("matrix(rows: [[1, null]])", "\"rows\" takes a value of type \"Int!\": null is not allowed.")]
    [InlineData("works(filter: PAPER) { id }", "\"filter\" takes a value of type \"Filter\": it is an input object, not an enum value.")]
    [InlineData("works(filter: [{}]) { id }", "\"filter\" takes a value of type \"Filter\": it is an input object, not a list.")]
    [InlineData("works(filter: {range: {from: null}}) { id }", "\"from\" takes a value of type \"Int!\": null is not allowed.")]
    [InlineData("works(filter: {range: {from: 1, to: null}}) { id }", "\"to\" takes a value of type \"Int!\": null is not allowed.")]
    [InlineData("works(filter: {nested: [{format: DISC}]}) { id }", "\"format\" takes a value of type \"Format\": enum \"Format\" has no value \"DISC\".")]
    public void Validate_LiteralDoesNotFit_SaysWhy(string field, string message) => Library.IsRefused($"{{ {field} }}", message);

    [Theory]
    [InlineData("measure(whole: 2147483648)")]
    [InlineData("measure(whole: 1.0)")]
    [InlineData("measure(whole: \"1\")")]
    [InlineData("measure(whole: [1])")]
    [InlineData("measure(float: \"1\")")]
    [InlineData("measure(text: 1)")]
    [InlineData("measure(text: ENUM)")]
    [InlineData("measure(id: 1.5)")]
    [InlineData("measure(id: true)")]
    [InlineData("measure(flag: 1)")]
    [InlineData("measure(flag: {a: 1})")]
    [InlineData("matrix(rows: [[1, \"2\"]])")]
    [InlineData("matrix(rows: [[[1]]])")]
    [InlineData("works(filter: {range: {from: \"1\"}}) { id }")]
    public void Validate_LiteralIsNoValueOfTheScalar_Refuses(string field) =>
        Assert.Contains(" takes a value of type ", Assert.Single(Library.Validate($"{{ {field} }}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("$a: Level = WRONG", "Level", "\"a\" takes a value of type \"Level\": enum \"Level\" has no value \"WRONG\".")]
    [InlineData("$a: Level! = null", "Level!", "\"a\" takes a value of type \"Level!\": null is not allowed.")]
    [InlineData("$a: Filter = {range: {}}", "Filter", "Field \"from\" of type \"Int!\" is required in input object \"Range\".")]
    public void Validate_DefaultOfVariableDoesNotFit_Refuses(string variable, string type, string message) =>
        Library.IsRefused($"query ({variable}) {{ {(type == "Filter" ? "works(filter: $a) { id }" : "level(of: LOW) @tag(name: \"n\", level: $a)")} }}", message);

    [Theory]
    [InlineData("works(filter: {formatt: PAPER}) { id }", "Input object \"Filter\" has no field \"formatt\". Did you mean \"format\"?")]
    [InlineData("works(filter: {nested: {zzz: {zzz: 1}}}) { id }", "Input object \"Filter\" has no field \"zzz\".")]
    [InlineData("works(filter: {format: PAPER, format: PAPER}) { id }", "Input field \"format\" is given more than once.")]
    [InlineData("json(value: {a: {b: 1, b: 2}})", "Input field \"b\" is given more than once.")]
    [InlineData("works(filter: {range: {}}) { id }", "Field \"from\" of type \"Int!\" is required in input object \"Range\".")]
    public void Validate_InputObjectIsNotOfItsType_Refuses(string field, string message) => Library.IsRefused($"{{ {field} }}", message);

    [Theory]
    [InlineData("work(key: {}) { id }", "Exactly one field of \"Key\" must be given, not 0.")]
    [InlineData("work(key: {id: 1, title: \"a\"}) { id }", "Exactly one field of \"Key\" must be given, not 2.")]
    [InlineData("work(key: {id: null}) { id }", "The field of \"Key\" that is given must not be null: \"id\".")]
    [InlineData("works(keys: [{id: 1}, {title: null}]) { id }", "The field of \"Key\" that is given must not be null: \"title\".")]
    public void Validate_OneOfIsNotGivenOnce_Refuses(string field, string message) => Library.IsRefused($"{{ {field} }}", message);

    [Fact]
    public void Validate_OneOfIsGivenAVariableBesideAField_Refuses() =>
        Library.IsRefused("query ($t: String!) { work(key: {id: 1, title: $t}) { id } }", "Exactly one field of \"Key\" must be given, not 2.");
}
