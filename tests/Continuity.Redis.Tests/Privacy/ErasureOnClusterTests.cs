using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class ErasureOnClusterTests(RedisCluster server) : ErasureTests(server), IClassFixture<RedisCluster>;
