using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class RemovalCrashOnGarnetTests(GarnetServer server) : RemovalCrashTests(server), IClassFixture<GarnetServer>;
