using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class GoesOnElsewhereOnClusterTests(RedisCluster server) : GoesOnElsewhereTests(server), IClassFixture<RedisCluster>;
