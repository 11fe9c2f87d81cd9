using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Commit;

public sealed class RewriteOnRedisTests(RedisServer server) : RewriteTests(server), IClassFixture<RedisServer>;
