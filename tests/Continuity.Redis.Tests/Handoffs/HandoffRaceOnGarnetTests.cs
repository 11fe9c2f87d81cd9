using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Handoffs;

public sealed class HandoffRaceOnGarnetTests(GarnetServer server) : HandoffRaceTests(server), IClassFixture<GarnetServer>;
