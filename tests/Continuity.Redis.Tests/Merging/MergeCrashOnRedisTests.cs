using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeCrashOnRedisTests(RedisServer server) : MergeCrashTests(server), IClassFixture<RedisServer>;
