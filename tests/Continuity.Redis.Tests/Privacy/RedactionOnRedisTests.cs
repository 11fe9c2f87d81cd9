using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class RedactionOnRedisTests(RedisServer server) : RedactionTests(server), IClassFixture<RedisServer>;
