using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Handoffs;

public sealed class BriefUnreadOnGarnetTests(GarnetServer server) : BriefUnreadTests(server), IClassFixture<GarnetServer>;
