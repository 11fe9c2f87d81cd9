using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Connection;

public sealed class CrashOnGarnetTests(GarnetServer server) : CrashTests(server), IClassFixture<GarnetServer>;
