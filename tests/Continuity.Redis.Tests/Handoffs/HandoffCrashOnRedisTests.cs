using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Handoffs;

public sealed class HandoffCrashOnRedisTests(RedisServer server) : HandoffCrashTests(server), IClassFixture<RedisServer>;
