using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeCrashOnGarnetTests(GarnetServer server) : MergeCrashTests(server), IClassFixture<GarnetServer>;
