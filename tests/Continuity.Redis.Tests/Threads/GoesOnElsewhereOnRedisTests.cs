using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class GoesOnElsewhereOnRedisTests(RedisServer server) : GoesOnElsewhereTests(server), IClassFixture<RedisServer>;
