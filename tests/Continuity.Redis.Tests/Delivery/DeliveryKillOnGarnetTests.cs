using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Delivery;

public sealed class DeliveryKillOnGarnetTests(GarnetServer server) : DeliveryKillTests(server), IClassFixture<GarnetServer>;
