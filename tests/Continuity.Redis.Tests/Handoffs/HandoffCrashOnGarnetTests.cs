using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Handoffs;

public sealed class HandoffCrashOnGarnetTests(GarnetServer server) : HandoffCrashTests(server), IClassFixture<GarnetServer>;
