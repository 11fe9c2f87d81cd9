using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class RemovalRaceOnClusterTests(RedisCluster server) : RemovalRaceTests(server), IClassFixture<RedisCluster>;
