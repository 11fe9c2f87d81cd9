using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.FollowUps;

public sealed class CheckInOnRedisTests(RedisServer server) : CheckInTests(server), IClassFixture<RedisServer>;
