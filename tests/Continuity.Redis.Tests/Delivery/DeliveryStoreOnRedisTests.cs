using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Delivery;

public sealed class DeliveryStoreOnRedisTests(RedisServer server) : DeliveryStoreTests(server), IClassFixture<RedisServer>;
