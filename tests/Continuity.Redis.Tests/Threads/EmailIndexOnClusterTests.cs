using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EmailIndexOnClusterTests(RedisCluster server) : EmailIndexTests(server), IClassFixture<RedisCluster>;
