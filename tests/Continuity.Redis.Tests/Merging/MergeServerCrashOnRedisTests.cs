using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeServerCrashOnRedisTests(RedisServer server) : MergeServerCrashTests(server), IClassFixture<RedisServer>;
