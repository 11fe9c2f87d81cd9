using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.FollowUps;

public sealed class CheckInOnClusterTests(RedisCluster server) : CheckInTests(server), IClassFixture<RedisCluster>;
