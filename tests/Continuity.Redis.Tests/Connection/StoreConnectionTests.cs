using Continuity.Redis.Connection;
using Continuity.Redis.Tests.Hosting;
using Continuity.Topologies;

namespace Continuity.Redis.Tests.Connection;

public sealed class StoreConnectionTests(RedisServer server) : IClassFixture<RedisServer>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenAsync_GivenUpBeforeTheServerAnswers_LeavesNoConnectionBehind()
    {
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        await using var givenUp = Named("given-up");
        await using var other = Named("other");
        Task opening;
        await server.FreezeAsync();
        try
        {
            using var givingUp = new CancellationTokenSource();
            var first = givenUp.OpenAsync(givingUp.Token);
            opening = other.OpenAsync(Cancelled);
            await givingUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        }
        finally
        {
            await server.ThawAsync();
        }

        // By then the server has answered the one before too.
        await opening;
        await Poll.UntilAsync(async () => !(await InlineRedis.AskAsync(server.Port, "CLIENT LIST")).Contains("name=given-up", StringComparison.Ordinal));
    }

    private StoreConnection Named(string name) =>
        new(new RedisOptions { ConnectionString = $"{server.ConnectionString},connectTimeout=20000,name={name}", Deadline = TimeSpan.FromSeconds(20) });
}
