using Continuity.GraphQL.ImplementationFirst;
using Continuity.GraphQL.Tests.Execution;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

/// <summary>Properties that are written without a detour come out as any other field does.</summary>
public sealed class PropertyLeafTests
{
    private readonly Schema schema = ImplementationFirstSchema.Build([typeof(Queries), typeof(Part)], new ImplementationFirstOptions());

    [Fact]
    public async Task Execute_PropertiesOfEveryKind_AreWrittenInTheOrderAskedFor()
    {
        await using var host = new ExecutionHost(schema);
        Assert.Equal(
            ("""{"part":{"size":-3,"id":"p\"1","ok":true,"ratio":0.5,"note":null,"__typename":"Part","again":-3}}""", ""),
            await host.RunAsync("{ part { size id ok ratio note __typename again: size } }"));
    }

    [Fact]
    public async Task Execute_PropertyThrows_IsNullWithItsErrorAndTheOthersStand()
    {
        await using var host = new ExecutionHost(schema);
        Assert.Equal(("""{"part":{"size":-3,"broken":null,"id":"p\"1"}}""", "part.broken: no"), await host.RunAsync("{ part { size broken id } }"));
    }

    [Fact]
    public async Task Execute_PropertyThatMustNotBeNullIs_TheObjectBecomesNull()
    {
        await using var host = new ExecutionHost(schema);
        Assert.Equal(
            ("""{"part":null}""", "part.missing: Field \"Part.missing\" of type \"String!\" came out null where it must not be."),
            await host.RunAsync("{ part { size missing id } }"));
    }

    [Fact]
    public async Task Execute_ResolverOfAPropertyWasReplaced_TheNewOneGivesTheValue()
    {
        ((ObjectType)schema.Types["Part"]).Fields["size"].Resolver = (in _) => new(4);
        await using var host = new ExecutionHost(schema);
        Assert.Equal(("""{"part":{"id":"p\"1","size":4}}""", ""), await host.RunAsync("{ part { id size } }"));
    }

    [QueryType]
    internal static class Queries
    {
        public static Part? Part => new();
    }

    internal sealed class Part
    {
        [ID]
        public string Id => "p\"1";

        public int Size => -3;

        public bool Ok => true;

        public double Ratio => 0.5;

        public string? Note => null;

        public string Missing => null!;

        public string? Broken => throw new GraphQLException("no", "X");
    }
}
