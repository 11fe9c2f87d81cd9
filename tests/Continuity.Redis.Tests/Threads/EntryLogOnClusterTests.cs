using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EntryLogOnClusterTests(RedisCluster server) : EntryLogTests(server), IClassFixture<RedisCluster>;
