using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeOnGarnetTests(GarnetServer server) : MergeTests(server), IClassFixture<GarnetServer>;
