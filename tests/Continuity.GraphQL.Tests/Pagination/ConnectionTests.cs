using Continuity.GraphQL.ImplementationFirst;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL.Tests.ImplementationFirst;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Tests.Pagination;

public sealed class ConnectionTests
{
    private static readonly Schema Schema = ImplementationFirstSchema.Build([typeof(Queries), typeof(Bike)]);

    [InterfaceType]
    public interface IVehicle
    {
        int Wheels { get; }
    }

    [Theory]
    [InlineData("Query", "bikes: BikeConnection!\nvehicles: VehicleConnection")]
    [InlineData("BikeConnection", "edges: [BikeEdge!]!\nnodes: [Bike!]!\npageInfo: PageInfo!")]
    [InlineData("BikeEdge", "cursor: String!\nnode: Bike!")]
    [InlineData("VehicleConnection", "edges: [VehicleEdge!]!\nnodes: [Vehicle!]!\npageInfo: PageInfo!")]
    [InlineData("PageInfo", "hasNextPage: Boolean!\nhasPreviousPage: Boolean!\nstartCursor: String\nendCursor: String")]
    public void Build_AConnection_HasRelaysShape(string type, string expected) => Assert.Equal(expected, SchemaShape.Of(Schema, type));

    [Fact]
    public void Build_AConnection_IsDescribedThroughout()
    {
        var types = new[] { "BikeConnection", "BikeEdge", "PageInfo" }.Select(name => (ObjectType)Schema.Types[name]).ToList();

        Assert.All(types, type => Assert.NotNull(type.Description));
        Assert.All(types.SelectMany(type => type.Fields.Values), field => Assert.NotNull(field.Description));
    }

    [Fact]
    public void Connection_OfEdges_PointsAtItsFirstAndLast()
    {
        var page = new Connection<string>([new("x", "1"), new("y", "2"), new("z", "3")], hasNextPage: true, hasPreviousPage: false);

        Assert.Equal(["x", "y", "z"], page.Nodes);
        Assert.Equal(new PageInfo(true, false, "1", "3"), page.PageInfo);
    }

    [Fact]
    public void Connection_WithoutEdges_HasNoCursors() =>
        Assert.Equal(new PageInfo(false, true, null, null), new Connection<string>([], hasNextPage: false, hasPreviousPage: true).PageInfo);

    [ObjectType]
    public sealed record Bike(int Wheels) : IVehicle;

    [QueryType]
    public static class Queries
    {
        public static Connection<Bike> Bikes => new([], false, false);

        public static Task<Connection<IVehicle>?> GetVehiclesAsync() => Task.FromResult<Connection<IVehicle>?>(null);
    }
}
