using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

public sealed class InputObjectTests
{
    private static readonly Schema Schema = SchemaShape.Build(typeof(Mutations), typeof(Queries));

    public enum Kind
    {
        Phone,
        EMail,
    }

    [Theory]
    [InlineData("StartInput", "name: String!\nkind: Kind = E_MAIL\naddresses: [AddressInput!]! = []\nlanguage: String\nfirst: Int! = 3\nweight: Float\nid: ID")]
    [InlineData("AddressInput", "street: String!\nnumbers: [Int!]\nparent: AddressInput")]
    [InlineData("TargetInput", "agentId: ID\nqueueId: ID")]
    public void Build_AClassReachedFromAParameter_BecomesAnInputObject(string type, string expected) => Assert.Equal(expected, SchemaShape.Of(Schema, type));

    [Fact]
    public void Build_OneOf_IsOneOf()
    {
        Assert.True(((InputObjectType)Schema.Types["TargetInput"]).IsOneOf);
        Assert.False(((InputObjectType)Schema.Types["StartInput"]).IsOneOf);
    }

    [Fact]
    public void CreateInstance_OfARecord_TakesTheGivenFields()
    {
        var address = Create<Address>("AddressInput", new() { ["street"] = "Rue", ["numbers"] = new List<object?> { 1, 2 }, ["parent"] = null });
        var start = Create<StartInput>(
            "StartInput",
            new() { ["name"] = "Ana", ["kind"] = Kind.Phone, ["addresses"] = new object?[] { address }, ["language"] = "fr", ["first"] = 3, ["weight"] = 1.5, ["id"] = "7" });

        Assert.Equal([1, 2], address.Numbers!);
        Assert.Equal(("Ana", Kind.Phone, "fr", 3, 1.5f, "7"), (start.Name, start.Kind!.Value, start.Language.Value, start.First, start.Weight!.Value, start.Id));
        Assert.Same(address, Assert.Single(start.Addresses));
    }

    [Fact]
    public void CreateInstance_OfFieldsLeftOut_LeavesThemAsTheyAre()
    {
        var start = Create<StartInput>("StartInput", new() { ["name"] = "Ana", ["addresses"] = Array.Empty<object?>(), ["first"] = 3 });

        Assert.False(start.Language.HasValue);
        Assert.Null(start.Kind);
        Assert.Equal("unset", start.Id);
    }

    [Fact]
    public void CreateInstance_OfAnOptionalGivenAsNull_TellsItFromLeftOut()
    {
        var start = Create<StartInput>("StartInput", new() { ["name"] = "Ana", ["addresses"] = Array.Empty<object?>(), ["first"] = 3, ["language"] = null });

        Assert.True(start.Language.HasValue);
        Assert.Null(start.Language.Value);
    }

    [Fact]
    public void CreateInstance_OfAStruct_SetsItsProperties()
    {
        var range = Create<Bounds>("BoundsInput", new() { ["low"] = 2 });

        Assert.Equal((2, (int?)null), (range.Low, range.High));
    }

    private static T Create<T>(string type, Dictionary<string, object?> fields) => (T)((InputObjectType)Schema.Types[type]).CreateInstance!(fields);

    public sealed record StartInput(
        string Name, [property: DefaultValue("E_MAIL")] Kind? Kind, [DefaultValue("[]")] IReadOnlyList<Address> Addresses, Optional<string> Language = default, int First = 3, float? Weight = null)
    {
        [ID]
        public string? Id { get; init; } = "unset";
    }

    public sealed class Address
    {
        public required string Street { get; init; }

        public IReadOnlyList<int>? Numbers { get; set; }

        public Address? Parent { get; init; }

        public string Computed => Street;
    }

    [OneOf]
    public sealed record TargetInput([ID] string? AgentId, [ID] string? QueueId);

    public struct Bounds
    {
        public int Low { get; set; }

        public int? High { get; set; }
    }

    [MutationType]
    public static class Mutations
    {
        public static int Start(StartInput input, TargetInput? target, Bounds bounds) => 0;
    }

    [QueryType]
    public static class Queries
    {
        public static int One => 1;
    }
}
