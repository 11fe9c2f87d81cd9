using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Recovery;

public sealed class TrendCountersOnRedisTests(RedisServer server) : TrendCountersTests(server), IClassFixture<RedisServer>;
