using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeChainOnClusterTests(RedisCluster server) : MergeChainTests(server), IClassFixture<RedisCluster>;
