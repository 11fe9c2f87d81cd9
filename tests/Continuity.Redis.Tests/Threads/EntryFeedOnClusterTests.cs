using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EntryFeedOnClusterTests(RedisCluster server) : EntryFeedTests(server), IClassFixture<RedisCluster>;
