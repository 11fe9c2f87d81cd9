using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeCircleOnRedisTests(RedisServer server) : MergeCircleTests(server), IClassFixture<RedisServer>;
