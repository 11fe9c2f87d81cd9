using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Commit;

public sealed class CommitOnRedisTests(RedisServer server) : CommitTests(server), IClassFixture<RedisServer>;
