using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EntryFeedCrashOnRedisTests(RedisServer server) : EntryFeedCrashTests(server), IClassFixture<RedisServer>;
