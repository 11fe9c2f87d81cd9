using System.Text.Json;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Tests.ImplementationFirst;

public sealed class FieldMappingTests
{
    public enum DeliveryMode
    {
        Normal,
        SelfService,
        [GraphQLName("LATER_ON")]
        Late,
        [Obsolete("Use NORMAL.")]
        Post24h,
        [GraphQLIgnore]
        Hidden,
    }

    [Fact]
    public void Build_PropertiesAndMethods_BecomeFieldsByTheConventions() =>
        Assert.Equal(
            """
            name: String!
            nickname: String
            ipAddress: String!
            weight: Float!
            width: Float
            isOpen: Boolean!
            at: DateTime!
            took: Duration
            data: JSON!
            mode: DeliveryMode!
            tags: [String!]!
            maybeTags: [String]
            matrix: [[Int!]!]!
            optionalCounts: [Int]!
            friend: Parcel
            self: Parcel
            wait: [Parcel]!
            renamed: Int!
            getaway: Int!
            """.ReplaceLineEndings("\n"),
            SchemaShape.Of(SchemaShape.Build(typeof(Parcels)), "Parcel"));

    [Fact]
    public void Build_ARecord_LeavesOutWhatTheCompilerAdds() =>
        Assert.Equal("id: ID!\nother: ID\nlist: [ID!]!", SchemaShape.Of(SchemaShape.Build(typeof(Parcels)), "Label"));

    [Fact]
    public void Build_SeveralClassesOfOneRoot_AreMerged() =>
        Assert.Equal(
            "parcel: Parcel!\nlabel: Label\nversion: String!\nanswer: Int!",
            SchemaShape.Of(SchemaShape.Build(typeof(Parcels), typeof(MoreParcels)), "Query"));

    [Fact]
    public void Build_AnEnum_HasUpperSnakeValues()
    {
        var schema = SchemaShape.Build(typeof(Parcels));

        Assert.Equal("NORMAL\nSELF_SERVICE\nLATER_ON\nPOST24H", SchemaShape.Of(schema, "DeliveryMode"));
        var type = (EnumType)schema.Types["DeliveryMode"];
        Assert.Equal("SELF_SERVICE", type.ByRuntimeValue[DeliveryMode.SelfService].Name);
        Assert.Equal("Use NORMAL.", type.ByRuntimeValue[Enum.Parse<DeliveryMode>("Post24h")].DeprecationReason);
    }

    [Fact]
    public void Build_ObsoleteAndDeprecatedMembers_CarryTheirReasons()
    {
        var fields = ((ObjectType)SchemaShape.Build(typeof(Parcels)).Types["Parcel"]).Fields;

        Assert.Equal("Use name.", fields["nickname"].DeprecationReason);
        Assert.Equal("Weigh again.", fields["weight"].DeprecationReason);
        Assert.Null(fields["name"].DeprecationReason);
    }

    public abstract class Item
    {
        public string Name => "";
    }

    public sealed class Parcel : Item, IDisposable
    {
        [Obsolete("Use name.")]
        public string? Nickname => null;

        public string IPAddress => "";

        [GraphQLDeprecated("Weigh again.")]
        public double Weight => 1;

        public float? Width => null;

        public bool IsOpen => true;

        public DateTimeOffset At => default;

        public TimeSpan? Took => null;

        public JsonElement Data => default;

        public DeliveryMode Mode => default;

        public string[] Tags => [];

        public IEnumerable<string?>? MaybeTags => null;

        public IReadOnlyList<List<int>> Matrix => [];

        public ICollection<int?> OptionalCounts => [];

        [GraphQLIgnore]
        public long Ignored => 1;

        public string this[int index] => "";

        internal string Secret => "";

        public Task<Parcel?> GetFriendAsync() => Task.FromResult<Parcel?>(null);

        public ValueTask<Parcel?> Self() => default;

        public Task<IReadOnlyList<Parcel?>> WaitAsync() => Task.FromResult<IReadOnlyList<Parcel?>>([]);

        [GraphQLName("renamed")]
        public int Original() => 1;

        public int Getaway() => 1;

        public void Dispose()
        {
        }

        public void Ship()
        {
        }

        public override string ToString() => "";
    }

    public sealed record Label([ID] string Id, [property: ID] string? Other, [property: ID] IReadOnlyList<string> List);

    [QueryType]
    public static class Parcels
    {
        public static Parcel GetParcel() => new();

        public static Label? GetLabel() => null;
    }

    [QueryType]
    public sealed class MoreParcels
    {
        public static string Version => "1";

        public int GetAnswer() => 42;
    }
}
