using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Outbox;

public sealed class OutboxOnClusterTests(RedisCluster server) : OutboxTests(server), IClassFixture<RedisCluster>;
