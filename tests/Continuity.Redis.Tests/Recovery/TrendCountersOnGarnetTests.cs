using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Recovery;

public sealed class TrendCountersOnGarnetTests(GarnetServer server) : TrendCountersTests(server), IClassFixture<GarnetServer>;
