using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.FollowUps;

public sealed class CheckInOnGarnetTests(GarnetServer server) : CheckInTests(server), IClassFixture<GarnetServer>;
