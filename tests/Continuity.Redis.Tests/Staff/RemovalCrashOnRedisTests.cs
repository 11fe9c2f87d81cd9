using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class RemovalCrashOnRedisTests(RedisServer server) : RemovalCrashTests(server), IClassFixture<RedisServer>;
