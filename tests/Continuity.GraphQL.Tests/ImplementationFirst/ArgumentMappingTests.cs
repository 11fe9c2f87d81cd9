using System.Security.Claims;
using Continuity.GraphQL.DataLoading;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.ImplementationFirst;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

public sealed class ArgumentMappingTests
{
    public enum Order
    {
        NewestFirst,
        OldestFirst,
    }

    public interface IClock;

    public interface IThingLoader : IDataLoader<string, string>;

    [Theory]
    [InlineData("plain", "plain(text: String!, count: Int, ids: [ID!]!): Int!")]
    [InlineData("defaults", "defaults(first: Int = 20, order: Order! = OLDEST_FIRST, maybe: Order = NEWEST_FIRST, text: String! = \"a\\\"b\", ratio: Float! = 0.5, flag: Boolean! = false, none: String): Int!")]
    [InlineData("given", "given(list: [String!]! = [\"x\"], order: Order! = NEWEST_FIRST): Int!")]
    [InlineData("plumbing", "plumbing(real: String!): Int!")]
    [InlineData("renamed", "renamed(to: String): Int!")]
    [InlineData("optional", "optional(text: String, count: Int): Int!")]
    public void Build_Parameters_BecomeArguments(string field, string expected)
    {
        var schema = ImplementationFirstSchema.Build([typeof(Arguments)], new ImplementationFirstOptions { IsService = type => type == typeof(IClock) });

        Assert.Contains(SchemaShape.Of(schema, "Query").Split('\n'), line => line == expected && line.StartsWith(field, StringComparison.Ordinal));
    }

    [Fact]
    public void Build_AnObsoleteParameter_IsADeprecatedArgument()
    {
        var schema = SchemaShape.Build(typeof(DeprecatedArguments));

        Assert.Equal("Gone.", schema.Query.Fields["old"].Arguments[0].DeprecationReason);
    }

    [QueryType]
    public static class Arguments
    {
        public static int Plain(string text, int? count, [ID] IReadOnlyList<string> ids) => ids.Count + (count ?? 0) + text.Length;

        public static int Defaults(
            int? first = 20, Order order = Order.OldestFirst, Order? maybe = Order.NewestFirst, string text = "a\"b", double ratio = 0.5, bool flag = false, string? none = null) => 0;

        public static int Given([DefaultValue("[\"x\"]")] string[] list, [DefaultValue("NEWEST_FIRST")] Order order) => 0;

        public static int Plumbing(
            [Service] Uri address, IServiceProvider services, ClaimsPrincipal user, IThingLoader loader, IClock clock, ResolverContext context, string real, CancellationToken cancellationToken) => 0;

        public static int Renamed([GraphQLName("to")] string? target) => 0;

        public static int Optional(Optional<string> text, Optional<int?> count) => 0;
    }

    [QueryType]
    public static class DeprecatedArguments
    {
        public static int Old([GraphQLDeprecated("Gone.")] string? text) => 0;
    }
}
