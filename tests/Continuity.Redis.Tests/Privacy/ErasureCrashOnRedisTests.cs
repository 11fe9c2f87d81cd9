using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class ErasureCrashOnRedisTests(RedisServer server) : ErasureCrashTests(server), IClassFixture<RedisServer>;
