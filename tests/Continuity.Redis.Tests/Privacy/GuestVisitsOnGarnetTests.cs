using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class GuestVisitsOnGarnetTests(GarnetServer server) : GuestVisitTests(server), IClassFixture<GarnetServer>;
