using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeOnRedisTests(RedisServer server) : MergeTests(server), IClassFixture<RedisServer>;
