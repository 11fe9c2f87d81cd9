using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Delivery;

public sealed class DeliveryStoreOnGarnetTests(GarnetServer server) : DeliveryStoreTests(server), IClassFixture<GarnetServer>;
