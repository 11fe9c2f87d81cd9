using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Handoffs;

public sealed class HandoffRaceOnRedisTests(RedisServer server) : HandoffRaceTests(server), IClassFixture<RedisServer>;
