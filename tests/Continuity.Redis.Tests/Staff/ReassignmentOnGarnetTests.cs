using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class ReassignmentOnGarnetTests(GarnetServer server) : ReassignmentTests(server), IClassFixture<GarnetServer>;
