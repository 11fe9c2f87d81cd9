using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Telemetry;

public sealed class StoreWatchOnClusterTests(RedisCluster server) : StoreWatchTests(server), IClassFixture<RedisCluster>;
