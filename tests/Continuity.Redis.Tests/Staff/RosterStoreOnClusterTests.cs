using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class RosterStoreOnClusterTests(RedisCluster server) : RosterStoreTests(server), IClassFixture<RedisCluster>;
