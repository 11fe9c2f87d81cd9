using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeOnClusterTests(RedisCluster server) : MergeTests(server), IClassFixture<RedisCluster>;
