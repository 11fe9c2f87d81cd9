using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Time;

public sealed class StoreTimeOnGarnetTests(GarnetServer server) : StoreTimeTests(server), IClassFixture<GarnetServer>;
