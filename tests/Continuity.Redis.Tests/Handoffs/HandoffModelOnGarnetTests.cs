using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Handoffs;

public sealed class HandoffModelOnGarnetTests(GarnetServer server) : HandoffModelTests(server), IClassFixture<GarnetServer>;
