using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EntryLogOnRedisTests(RedisServer server) : EntryLogTests(server), IClassFixture<RedisServer>;
