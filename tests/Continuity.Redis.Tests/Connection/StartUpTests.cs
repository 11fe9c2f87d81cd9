using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Connection;

public sealed class StartUpTests(ForgetfulRedisServer forgetful, RedisServer lasting) : IClassFixture<ForgetfulRedisServer>, IClassFixture<RedisServer>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenAsync_ServerThatLosesData_SaysSoAndIsRefusedInProductionUnlessAccepted()
    {
        var risks = await (await forgetful.OpenAsync()).StartUp.OpenAsync(production: false, Cancelled);
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(async () => await (await forgetful.OpenAsync()).StartUp.OpenAsync(production: true, Cancelled));
        var accepted = await (await forgetful.OpenAsync(static o => o with { AcceptDataLoss = true })).StartUp.OpenAsync(production: true, Cancelled);

        Assert.StartsWith("appendonly is no, not yes:", Assert.Single(risks), StringComparison.Ordinal);
        Assert.Contains(risks[0], refused.Message, StringComparison.Ordinal);
        Assert.Equal(risks, accepted);
    }

    [Fact]
    public async Task OpenAsync_ServerThatLosesNothing_StartsInProduction() =>
        Assert.Empty(await (await lasting.OpenAsync()).StartUp.OpenAsync(production: true, Cancelled));

    [Fact]
    public async Task OpenAsync_StoreOfAnotherLayout_IsRefused()
    {
        var store = await forgetful.OpenAsync();
        var redis = store.Get<IRedisCalls>();
        await redis.SetAsync(SystemKeys.Layout, "layout 0, 16 partitions", Cancelled);

        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => store.StartUp.OpenAsync(production: false, Cancelled));

        Assert.Contains("layout 0, 16 partitions", refused.Message, StringComparison.Ordinal);
        await redis.SetAsync(SystemKeys.Layout, "layout 1, 1024 partitions", Cancelled);
        await store.StartUp.OpenAsync(production: false, Cancelled);
    }

    [Fact]
    public async Task OpenAsync_NobodyListens_SaysWhere()
    {
        await using var store = TestStore.Closed(new() { ConnectionString = "127.0.0.1:1,connectTimeout=500,connectRetry=1" });

        var unreachable = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.StartUp.OpenAsync(production: false, Cancelled));

        Assert.Contains("127.0.0.1:1", unreachable.Message, StringComparison.Ordinal);
        Assert.False(unreachable.IsRefusal);
    }

    [Fact]
    public void Validate_OutOfBounds_NamesTheOption()
    {
        Assert.Contains("connection string", Assert.Throws<ArgumentException>(static () => new RedisOptions().Validate()).Message, StringComparison.Ordinal);
        Assert.Contains("Deadline", Assert.Throws<ArgumentException>(static () => new RedisOptions { ConnectionString = "x", Deadline = TimeSpan.Zero }.Validate()).Message, StringComparison.Ordinal);
    }
}
