using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Deadlines;

public sealed class DeadlineEngineOnRedisTests(RedisServer server) : DeadlineEngineTests(server), IClassFixture<RedisServer>;
