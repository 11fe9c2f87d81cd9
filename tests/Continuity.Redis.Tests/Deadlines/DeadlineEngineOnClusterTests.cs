using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Deadlines;

public sealed class DeadlineEngineOnClusterTests(RedisCluster server) : DeadlineEngineTests(server), IClassFixture<RedisCluster>;
