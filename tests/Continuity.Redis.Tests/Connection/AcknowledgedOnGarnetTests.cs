using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Connection;

public sealed class AcknowledgedOnGarnetTests(GarnetServer server) : IClassFixture<GarnetServer>
{
    [Fact]
    public async Task OpenAsync_ReplicasThatAreToAcknowledge_IsRefusedSinceGarnetCanNotBeAskedForIt()
    {
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => server.OpenAsync(static o => o with { AcknowledgedReplicas = 1 }));

        Assert.Contains("AcknowledgedReplicas is 1, and Garnet has no WAIT", refused.Message, StringComparison.Ordinal);
    }
}
