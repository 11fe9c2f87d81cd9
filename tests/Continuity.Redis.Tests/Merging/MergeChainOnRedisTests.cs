using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeChainOnRedisTests(RedisServer server) : MergeChainTests(server), IClassFixture<RedisServer>;
