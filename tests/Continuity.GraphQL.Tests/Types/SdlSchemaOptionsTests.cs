using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Tests.Execution;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Scalars;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Types;

public sealed class SdlSchemaOptionsTests
{
    [Fact]
    public async Task Resolve_OfOneField_GoesBeforeTheResolverOfAll()
    {
        await using var host = new ExecutionHost(
            "type Query { one: String two: String thing: Thing } interface Thing { name: String } type Stone implements Thing { name: String }",
            o => o.Resolve("Query", "one", (in ResolverContext _) => new("its own"))
                .Resolve("Query", "thing", (in ResolverContext _) => new(new object()))
                .ResolveType("Thing", _ => "Stone")
                .ResolveAll((type, field) => (in ResolverContext _) => new($"{type.Name}.{field.Name}")));

        var (data, errors) = await host.RunAsync("{ one two thing { name } }");

        Assert.Equal("", errors);
        Assert.Equal("""{"one":"its own","two":"Query.two","thing":{"name":"Stone.name"}}""", data);
    }

    [Fact]
    public async Task Scalar_OfTheDocumentsName_CoercesItsValues()
    {
        await using var host = new ExecutionHost(
            """type Query { later(by: Duration = "PT1H", any: Any): Duration any(of: Any): Any } "How long." scalar Duration scalar Any""",
            o => o.Scalar(new DurationScalar())
                .Resolve("Query", "later", (in ResolverContext c) => new(c.Argument<TimeSpan>("by") * 2))
                .Resolve("Query", "any", (in ResolverContext c) => new(c.Argument<object>("of"))));

        var (data, errors) = await host.RunAsync("query($x: Any) { later any(of: { a: [1, X, $x] }) }", """{"x":{"b":true}}""");

        Assert.Equal("", errors);
        Assert.Equal("""{"later":"PT2H","any":{"a":[1,"X",{"b":true}]}}""", data);
        Assert.Equal("How long.", host.Executor.Schema.Types["Duration"].Description);
        Assert.NotNull(((ScalarType)host.Executor.Schema.Types["Duration"]).SpecifiedByUrl);
    }

    [Fact]
    public void Build_WithResolversOfNothing_NamesEach()
    {
        var refused = Assert.Throws<SchemaException>(() => SdlSchema.Build("type Query { a: Int }", o => o
            .Resolve("Query", "b", (in ResolverContext _) => new(1))
            .Subscribe("Subscription", "c", (in ResolverContext _) => throw new NotSupportedException())
            .ResolveType("Query", _ => null)));

        Assert.Collection(
            refused.Problems,
            problem => Assert.StartsWith("Query.b has a resolver", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Subscription.c has a resolver", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Query has a type resolver", problem, StringComparison.Ordinal));
    }
}
