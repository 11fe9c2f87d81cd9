using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class ErasureCrashOnGarnetTests(GarnetServer server) : ErasureCrashTests(server), IClassFixture<GarnetServer>;
