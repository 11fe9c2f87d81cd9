using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Outbox;

public sealed class OutboxOnRedisTests(RedisServer server) : OutboxTests(server), IClassFixture<RedisServer>;
