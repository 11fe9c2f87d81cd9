using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Connection;

public sealed class FaultOnRedisTests(RedisServer server) : FaultTests(server), IClassFixture<RedisServer>;
