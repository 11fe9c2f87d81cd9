using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeModelOnRedisTests(RedisServer server) : MergeModelTests(server), IClassFixture<RedisServer>;
