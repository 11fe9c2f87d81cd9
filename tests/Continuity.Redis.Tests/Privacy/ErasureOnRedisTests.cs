using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class ErasureOnRedisTests(RedisServer server) : ErasureTests(server), IClassFixture<RedisServer>;
