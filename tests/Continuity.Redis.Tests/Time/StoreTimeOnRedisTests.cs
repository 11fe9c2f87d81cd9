using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Time;

public sealed class StoreTimeOnRedisTests(RedisServer server) : StoreTimeTests(server), IClassFixture<RedisServer>;
