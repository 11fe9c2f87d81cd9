using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Continuation;

public sealed class CodeAttemptsOnRedisTests(RedisServer server) : CodeAttemptsTests(server), IClassFixture<RedisServer>;
