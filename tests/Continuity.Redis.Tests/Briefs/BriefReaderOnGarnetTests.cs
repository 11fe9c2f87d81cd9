using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Briefs;

public sealed class BriefReaderOnGarnetTests(GarnetServer server) : BriefReaderTests(server), IClassFixture<GarnetServer>;
