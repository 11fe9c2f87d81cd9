using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Commit;

public sealed class RewriteOnClusterTests(RedisCluster server) : RewriteTests(server), IClassFixture<RedisCluster>;
