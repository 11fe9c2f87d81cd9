using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class ErasureOnGarnetTests(GarnetServer server) : ErasureTests(server), IClassFixture<GarnetServer>;
