using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EmailIndexOnRedisTests(RedisServer server) : EmailIndexTests(server), IClassFixture<RedisServer>;
