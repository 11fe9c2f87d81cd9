using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class ReassignmentOnClusterTests(RedisCluster server) : ReassignmentTests(server), IClassFixture<RedisCluster>;
