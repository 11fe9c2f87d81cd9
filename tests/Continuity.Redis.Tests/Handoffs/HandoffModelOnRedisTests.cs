using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Handoffs;

public sealed class HandoffModelOnRedisTests(RedisServer server) : HandoffModelTests(server), IClassFixture<RedisServer>;
