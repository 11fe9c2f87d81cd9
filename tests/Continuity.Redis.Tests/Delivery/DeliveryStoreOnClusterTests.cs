using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Delivery;

public sealed class DeliveryStoreOnClusterTests(RedisCluster server) : DeliveryStoreTests(server), IClassFixture<RedisCluster>;
