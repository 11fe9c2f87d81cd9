using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class RosterStoreOnGarnetTests(GarnetServer server) : RosterStoreTests(server), IClassFixture<GarnetServer>;
