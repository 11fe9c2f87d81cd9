using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Continuation;

public sealed class MergedContinuationOnRedisTests(RedisServer server) : MergedContinuationTests(server), IClassFixture<RedisServer>;
