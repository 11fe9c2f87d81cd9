using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Connection;

public sealed class CrashOnRedisTests(RedisServer server) : CrashTests(server), IClassFixture<RedisServer>;
