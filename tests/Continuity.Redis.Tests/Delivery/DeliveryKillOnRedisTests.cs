using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Delivery;

public sealed class DeliveryKillOnRedisTests(RedisServer server) : DeliveryKillTests(server), IClassFixture<RedisServer>;
