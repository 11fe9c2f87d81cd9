using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Recovery;

public sealed class TrendCountersOnClusterTests(RedisCluster server) : TrendCountersTests(server), IClassFixture<RedisCluster>;
