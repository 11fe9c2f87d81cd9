using Continuity.GraphQL.ImplementationFirst;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL.Types.Printing;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

/// <summary>What C# members cost, as the directives that stand for it.</summary>
public sealed class CostAnnotationTests
{
    private static readonly string Printed = SchemaPrinter.Print(ImplementationFirstSchema.Build([typeof(Queries)]));

    [Theory]
    [InlineData("dear: Int! @cost(weight: \"2.5\")")]
    [InlineData("asked(hard: Boolean! @cost(weight: \"-1\")): Int!")]
    [InlineData("type Heavy @cost(weight: \"10\") {")]
    [InlineData("enum Rare @cost(weight: \"0.5\") {")]
    [InlineData("byIds(ids: [String!]!): [Heavy!]! @listSize(slicingArguments: [\"ids\"], requireOneSlicingArgument: false)")]
    [InlineData("few: [Heavy!]! @listSize(assumedSize: 3, requireOneSlicingArgument: false)")]
    [InlineData("page(first: Int, after: String, last: Int): HeavyConnection @listSize(assumedSize: 20, slicingArguments: [\"first\", \"last\"], sizedFields: [\"edges\", \"nodes\"], requireOneSlicingArgument: false)")]
    [InlineData("ownPage(first: Int): HeavyConnection! @cost(weight: \"7\") @listSize(assumedSize: 5, slicingArguments: [\"first\"], sizedFields: [\"nodes\"], requireOneSlicingArgument: true)")]
    [InlineData("text: String! @cost(weight: \"3\")")]
    [InlineData("unsized: HeavyConnection!\n")]
    [InlineData("directive @cost(")]
    [InlineData("directive @listSize(")]
    public void Print_OfAnnotatedClasses_HasTheDirectives(string sdl) => Assert.Contains(sdl, Printed, StringComparison.Ordinal);

    [Fact]
    public void Print_BuiltAgain_IsTheSame() => Assert.Equal(Printed, SchemaPrinter.Print(SdlSchema.Build(Printed)));

    [Fact]
    public void Print_NothingIsAnnotated_DefinesNoDirectives() =>
        Assert.DoesNotContain("directive", SchemaPrinter.Print(ImplementationFirstSchema.Build([typeof(PlainQueries)])), StringComparison.Ordinal);

    [Cost(0.5)]
    public enum Rare
    {
        One,
    }

    [ObjectType]
    [Cost(10)]
    public sealed record Heavy(Rare Rare);

    public sealed record Search([property: Cost(3)] string Text);

    [QueryType]
    public static class PlainQueries
    {
        public static int Plain => 1;
    }

    [QueryType]
    public static class Queries
    {
        public static Connection<Heavy> Unsized => new([], false, false);

        [Cost(2.5)]
        public static int Dear => 1;

        [ListSize(AssumedSize = 3)]
        public static IReadOnlyList<Heavy> Few => [];

        public static int Searched(Search by) => by.Text.Length;

        public static int Asked([Cost(-1)] bool hard) => hard ? 1 : 0;

        [ListSize(SlicingArguments = ["ids"])]
        public static IReadOnlyList<Heavy> ByIds(IReadOnlyList<string> ids) => [.. ids.Select(_ => new Heavy(Rare.One))];

        public static Task<Connection<Heavy>?> GetPageAsync(int? first, string? after, int? last) => Task.FromResult<Connection<Heavy>?>(new([], after is null, first == last));

        [Cost(7)]
        [ListSize(AssumedSize = 5, SlicingArguments = ["first"], SizedFields = ["nodes"], RequireOneSlicingArgument = true)]
        public static Connection<Heavy> OwnPage(int? first) => new([], first is null, false);
    }
}
