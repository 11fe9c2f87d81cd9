using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EntryFeedMergeOnRedisTests(RedisServer server) : EntryFeedMergeTests(server), IClassFixture<RedisServer>;
