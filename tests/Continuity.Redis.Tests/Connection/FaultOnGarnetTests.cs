using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Connection;

public sealed class FaultOnGarnetTests(GarnetServer server) : FaultTests(server), IClassFixture<GarnetServer>;
