using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Handoffs;

public sealed class HandoffModelOnClusterTests(RedisCluster server) : HandoffModelTests(server), IClassFixture<RedisCluster>
{
    protected override int Commands => 1_000;
}
