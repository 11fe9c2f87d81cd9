using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Telemetry;

public sealed class StoreWatchOnRedisTests(RedisServer server) : StoreWatchTests(server), IClassFixture<RedisServer>;
