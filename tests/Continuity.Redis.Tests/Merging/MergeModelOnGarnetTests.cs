using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeModelOnGarnetTests(GarnetServer server) : MergeModelTests(server), IClassFixture<GarnetServer>;
