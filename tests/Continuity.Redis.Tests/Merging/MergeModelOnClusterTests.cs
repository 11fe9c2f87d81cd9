using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeModelOnClusterTests(RedisCluster server) : MergeModelTests(server), IClassFixture<RedisCluster>
{
    protected override int AllAtOnce => 150;

    protected override int InOrder => 60;
}
