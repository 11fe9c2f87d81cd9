using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Commit;

public sealed class CommitOnClusterTests(RedisCluster server) : CommitTests(server), IClassFixture<RedisCluster>;
