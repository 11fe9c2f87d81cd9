using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Time;

public sealed class StoreTimeOnClusterTests(RedisCluster server) : StoreTimeTests(server), IClassFixture<RedisCluster>;
