using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeChainOnGarnetTests(GarnetServer server) : MergeChainTests(server), IClassFixture<GarnetServer>;
