using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class RemovalRaceOnRedisTests(RedisServer server) : RemovalRaceTests(server), IClassFixture<RedisServer>;
