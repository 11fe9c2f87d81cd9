using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EntryFeedOnRedisTests(RedisServer server) : EntryFeedTests(server), IClassFixture<RedisServer>;
