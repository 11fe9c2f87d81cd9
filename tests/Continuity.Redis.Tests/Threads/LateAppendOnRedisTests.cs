using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class LateAppendOnRedisTests(RedisServer server) : LateAppendTests(server), IClassFixture<RedisServer>;
