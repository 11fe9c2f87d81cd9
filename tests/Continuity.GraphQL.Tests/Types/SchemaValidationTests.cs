using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Types;

public sealed class SchemaValidationTests
{
    private const string Query = "type Query { a: Int }\n";

    public static TheoryData<string, string> Invalid => new()
    {
        // Definitions that do not fit together.
        { "type Other { a: Int }", "The schema has no root of queries." },
        { "schema { query: A } interface A { a: Int }", "The schema (SDL line 1, column 10) has the root A, which is not an object type." },
        { "interface Query { a: Int }", "Query (SDL line 1, column 1) has the name of a root type, but is not an object type." },
        { "schema { query: A query: A } type A { a: Int }", "The schema (SDL line 1, column 19) names the root of its Query operations twice." },
        { "schema { query: A mutation: A } type A { a: Int }", "A (SDL line 1, column 33) is the root of more than one kind of operation." },
        { "schema { query: Query } schema { query: Query }" + Query, "The schema (SDL line 1, column 25) is defined a second time; the first is at SDL line 1, column 1." },
        { Query + "query { a }", "The schema (SDL line 2, column 1) may not hold operations or fragments." },
        { Query + "type A { a: Int } type A { a: Int }", "A (SDL line 2, column 19) is defined a second time; the first is at SDL line 2, column 1." },
        { Query + "directive @d on FIELD directive @d on FIELD", "@d (SDL line 2, column 23) is defined a second time; the first is SDL line 2, column 1." },
        { Query + "extend type A { a: Int }", "A (SDL line 2, column 1) is extended, but not defined." },
        { Query + "extend interface Query { b: Int }", "Query (SDL line 2, column 1) is extended as another kind of type than it is defined as at SDL line 1, column 1." },
        { Query + "type Int { a: String }", "Int (SDL line 2, column 1) has the name of a built-in scalar." },
        { "type Query { a: Animol } type Animal { a: Int }", "Query.a (SDL line 1, column 17) refers to Animol, which is not defined. Did you mean \"Animal\"?" },
        { "type Query { a(b: Nothing): Int }", "Query.a(b:) (SDL line 1, column 19) refers to Nothing, which is not defined." },
        { "type Query { a: Int a: Int }", "Query.a (SDL line 1, column 21) is defined a second time; the first is at SDL line 1, column 14." },
        { "type Query { a(b: Int, b: Int): Int }", "Query.a(b:) (SDL line 1, column 24) is defined a second time; the first is at SDL line 1, column 16." },

        // Names.
        { Query + "type __A { a: Int }", "__A (SDL line 2, column 1) has a name that starts with two underscores" },
        { "type Query { __a: Int }", "Query.__a (SDL line 1, column 14) has a name that starts with two underscores" },
        { "type Query { a(__b: Int): Int }", "Query.a(__b:) (SDL line 1, column 16) has a name that starts with two underscores" },
        { Query + "enum E { __A }", "E.__A (SDL line 2, column 10) has a name that starts with two underscores" },
        { Query + "input I { __a: Int }", "I.__a (SDL line 2, column 11) has a name that starts with two underscores" },
        { Query + "directive @__d on FIELD", "@__d (SDL line 2, column 1) has a name that starts with two underscores" },

        // Fields and arguments.
        { Query + "type A", "A (SDL line 2, column 1) has no fields." },
        { Query + "interface A", "A (SDL line 2, column 1) has no fields." },
        { "type Query { a: I } input I { a: Int }", "Query.a (SDL line 1, column 14) returns I, which is an input type." },
        { "type Query { a(b: [Query!]): Int }", "Query.a(b:) (SDL line 1, column 16) takes [Query!], which is not an input type." },
        { "type Query { a(b: Int! @deprecated): Int }", "Query.a(b:) (SDL line 1, column 16) is deprecated, but must be given" },

        // Interfaces.
        { Query + "type A implements Query { a: Int }", "A (SDL line 2, column 19) names Query, which is not an interface." },
        { Query + "interface I { a: Int } type A implements I & I { a: Int }", "A (SDL line 2, column 46) names I twice." },
        { Query + "interface I { a: Int } type A implements I { b: Int }", "A (SDL line 2, column 24) lacks the field a of its interface I." },
        { Query + "interface I { a: Int! } type A implements I { a: Int }", "A.a (SDL line 2, column 47) returns Int, which does not fit Int! of I.a." },
        { Query + "interface I { a: [I!] } type A implements I { a: [I] }", "A.a (SDL line 2, column 47) returns [I], which does not fit [I!] of I.a." },
        { Query + "interface I { a: I } type A implements I { a: Query }", "A.a (SDL line 2, column 44) returns Query, which does not fit I of I.a." },
        { Query + "interface I { a(b: Int): Int } type A implements I { a: Int }", "A.a (SDL line 2, column 54) lacks the argument b of I.a." },
        { Query + "interface I { a(b: Int): Int } type A implements I { a(b: Int!): Int }", "A.a(b:) (SDL line 2, column 56) takes Int!, but I.a takes Int." },
        { Query + "interface I { a: Int } type A implements I { a(b: Int!): Int }", "A.a(b:) (SDL line 2, column 48) must be given, but I.a has no such argument." },
        { Query + "interface I { a: Int } type A implements I { a: Int @deprecated }", "A.a (SDL line 2, column 46) is deprecated, but I.a is not." },
        { Query + "interface I { a: Int } interface J implements I { a: Int } type A implements J { a: Int }", "A (SDL line 2, column 60) implements J and so must implement I too." },
        { Query + "interface I implements I { a: Int }", "I (SDL line 2, column 1) implements itself." },
        { Query + "interface I implements J { a: Int } interface J implements I { a: Int }", "I (SDL line 2, column 1) implements J, which implements I in turn." },

        // Unions and enums.
        { Query + "union U", "U (SDL line 2, column 1) has no member types." },
        { Query + "union U = Query | Query", "U (SDL line 2, column 19) names Query twice." },
        { Query + "union U = Int", "U (SDL line 2, column 11) names Int, which is not an object type." },
        { Query + "enum E", "E (SDL line 2, column 1) has no values." },
        { Query + "enum E { A A }", "E.A (SDL line 2, column 12) is defined a second time; the first is at SDL line 2, column 10." },

        // Input objects.
        { Query + "input I", "I (SDL line 2, column 1) has no fields." },
        { Query + "input I { a: Query }", "I.a (SDL line 2, column 11) takes Query, which is not an input type." },
        { Query + "input I { a: Int! @deprecated }", "I.a (SDL line 2, column 11) is deprecated, but must be given" },
        { Query + "input I @oneOf { a: Int! }", "I.a (SDL line 2, column 18) is non-null, but exactly one field of its type is to be given." },
        { Query + "input I @oneOf { a: Int = 1 }", "I.a (SDL line 2, column 18) has a default, but exactly one field of its type is to be given." },
        { Query + "input I { i: I! }", "I.i (SDL line 2, column 11) needs itself, so that no value could end: make one of I.i nullable." },
        { Query + "input I { a: Int, j: J! } input J { i: I! }", "I.j (SDL line 2, column 19) needs itself, so that no value could end: make one of I.j, J.i nullable." },

        // Defaults.
        { "type Query { a(b: Int = \"1\"): Int }", "Query.a(b:) (SDL line 1, column 16) has a default that is no value of Int: Int must be a whole number" },
        { "type Query { a(b: Int! = null): Int }", "has a default that is no value of Int!: Int! cannot be null." },
        { "type Query { a(b: [Int!] = [1, null]): Int }", "has a default that is no value of [Int!]: Int! cannot be null." },
        { "type Query { a(b: E = B): Int } enum E { A }", "has a default that is no value of E: B is no value of E." },
        { "type Query { a(b: E = \"A\"): Int } enum E { A }", "has a default that is no value of E: \"A\" is no value of E." },
        { "type Query { a(b: I = 1): Int } input I { a: Int }", "has a default that is no value of I: 1 is no I." },
        { "type Query { a(b: I = { c: 1 }): Int } input I { a: Int }", "has a default that is no value of I: I has no field c." },
        { "type Query { a(b: I = {}): Int } input I { a: Int! }", "has a default that is no value of I: I.a is missing." },
        { "type Query { a(b: I = { a: \"x\" }): Int } input I { a: Int! }", "has a default that is no value of I: at I.a, Int must be a whole number" },
        { "type Query { a(b: I = { a: 1, b: 2 }): Int } input I @oneOf { a: Int, b: Int }", "exactly one field of I is to be given, and that not null." },
        { "type Query { a(b: I = { a: null }): Int } input I @oneOf { a: Int, b: Int }", "exactly one field of I is to be given, and that not null." },
        { Query + "directive @d(a: Int = 1.5) on FIELD", "@d(a:) (SDL line 2, column 14) has a default that is no value of Int" },
        { Query + "input I { i: I = {} }", "I.i (SDL line 2, column 11) has a default that contains itself, by way of the defaults of I.i." },
        { Query + "input I { x: [I] = [{ x: null }, {}] }", "I.x (SDL line 2, column 11) has a default that contains itself, by way of the defaults of I.x." },
        { Query + "input I { x: I = { y: {} } y: I } ", "I.x (SDL line 2, column 11) has a default that contains itself, by way of the defaults of I.x." },
        { Query + "input I { j: J = {} } input J { i: I = {} }", "I.j (SDL line 2, column 11) has a default that contains itself, by way of the defaults of I.j, J.i." },

        // Directives.
        { Query + "directive @d(a: Int @d) on ARGUMENT_DEFINITION", "@d (SDL line 2, column 1) is used in its own definition." },
        { Query + "directive @d(a: I) on INPUT_FIELD_DEFINITION input I { a: Int @d }", "@d (SDL line 2, column 1) is used in its own definition." },
        { Query + "directive @d(a: Query) on FIELD", "@d(a:) (SDL line 2, column 14) takes Query, which is not an input type." },
        { "type Query @nothing { a: Int }", "Query (SDL line 1, column 1) carries @nothing, which is not defined." },
        { "type Query @deprecated { a: Int }", "Query (SDL line 1, column 1) carries @deprecated, which may not stand at OBJECT." },
        { "schema @oneOf { query: Query } " + Query, "The schema carries @oneOf, which may not stand at SCHEMA." },
        { "type Query { a: Int @deprecated @deprecated }", "Query.a (SDL line 1, column 14) carries @deprecated more than once." },
        { "type Query { a: Int @deprecated(reason: 1) }", "carries @deprecated with a wrong argument: reason: String must be text, not 1." },
        { "type Query { a: Int @deprecated(reason: null) }", "carries @deprecated with a wrong argument: reason: String! cannot be null." },
        { "type Query { a: Int @deprecated(why: \"\") }", "carries @deprecated with a wrong argument: @deprecated has no argument why." },
        { Query + "scalar S @specifiedBy", "S (SDL line 2, column 1) carries @specifiedBy with a wrong argument: url is missing." },
        { Query + "enum E { A @oneOf }", "E.A (SDL line 2, column 10) carries @oneOf, which may not stand at ENUM_VALUE." },
        { Query + "input I @oneOf @oneOf { a: Int }", "I (SDL line 2, column 1) carries @oneOf more than once." },
        { Query + "extend input I @oneOf input I @oneOf { a: Int }", "I (SDL line 2, column 1) is made @oneOf by an extension; only its own definition can do that." },
        { Query + "input I { a: Int } extend input I @oneOf", "I (SDL line 2, column 20) is made @oneOf by an extension; only its own definition can do that." },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Build_OfAnInvalidSchema_NamesTheMemberAndItsPlace(string sdl, string problem)
    {
        var refused = Assert.Throws<SchemaException>(() => SdlSchema.Build(sdl));

        Assert.Contains(refused.Problems, p => p.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("interface I { a: I } type A implements I { a: A! }")]
    [InlineData("interface I { a: [I] } type A implements I { a: [A!]! }")]
    [InlineData("union U = A interface I { a: U } type A implements I { a: A }")]
    [InlineData("interface I { a(b: [Int!]): Int } type A implements I { a(b: [Int!], c: Int, d: Int! = 1): Int }")]
    [InlineData("interface I { a: Int @deprecated } type A implements I { a: Int @deprecated }")]
    [InlineData("interface I { a: J } interface J implements I { a: J }")]
    [InlineData("input I { i: I, list: [I!]! }")]
    [InlineData("input I { i: I = { i: null } }")]
    [InlineData("input I { x: I = { x: { x: null } } }")]
    [InlineData("input A { x: B = {} y: B = {} } input B { x: C = {} y: C = {} } input C { x: Int = 1 }")]
    [InlineData("input I { list: [[Int]] = 1, float: Float = 1, id: ID = 1, e: E = A } enum E { A }")]
    [InlineData("input I { a: J = { a: 1 } } input J @oneOf { a: Int, b: String }")]
    [InlineData("scalar Any input I { a: Any = { b: [1, X, \"s\", null] } }")]
    [InlineData("directive @d(a: Int) repeatable on OBJECT type A @d @d(a: 1) { a: Int }")]
    [InlineData("directive @d(a: I @e) on OBJECT directive @e on ARGUMENT_DEFINITION input I { i: I }")]
    [InlineData("scalar ID scalar Int")]
    [InlineData("type Other { query: Query }")]
    public void Build_OfAValidSchema_Succeeds(string sdl) => SdlSchema.Build(Query + sdl);

    [Fact]
    public void Build_WithSeveralFaults_TellsThemAll()
    {
        var refused = Assert.Throws<SchemaException>(() => SdlSchema.Build("type Query { __a: Int } enum E union U"));

        Assert.Equal(3, refused.Problems.Count);
        Assert.All(refused.Problems, problem => Assert.Contains(problem, refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Build_WithInputObjectsNestedDeeply_TakesNoStackForThem()
    {
        const int depth = 20000;
        var chain = string.Concat(Enumerable.Range(0, depth).Select(i => $"input I{i} {{ a: I{i + 1}! }} "));

        var schema = SdlSchema.Build($"type Query {{ a(i: I0): Int }} {chain} input I{depth} {{ a: Int }}");

        Assert.True(schema.Types.ContainsKey($"I{depth}"));
    }
}
