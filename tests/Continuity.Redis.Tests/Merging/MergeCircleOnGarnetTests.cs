using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeCircleOnGarnetTests(GarnetServer server) : MergeCircleTests(server), IClassFixture<GarnetServer>;
