using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeServerCrashOnGarnetTests(GarnetServer server) : MergeServerCrashTests(server), IClassFixture<GarnetServer>;
