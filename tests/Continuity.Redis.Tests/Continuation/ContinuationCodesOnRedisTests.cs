using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Continuation;

public sealed class ContinuationCodesOnRedisTests(RedisServer server) : ContinuationCodesTests(server), IClassFixture<RedisServer>;
