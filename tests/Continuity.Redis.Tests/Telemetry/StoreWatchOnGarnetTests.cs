using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Telemetry;

public sealed class StoreWatchOnGarnetTests(GarnetServer server) : StoreWatchTests(server), IClassFixture<GarnetServer>;
