using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Recovery;

public sealed class ProblemReportStoreOnGarnetTests(GarnetServer server) : ProblemReportStoreTests(server), IClassFixture<GarnetServer>;
