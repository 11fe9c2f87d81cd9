using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class RemovalRaceOnGarnetTests(GarnetServer server) : RemovalRaceTests(server), IClassFixture<GarnetServer>;
