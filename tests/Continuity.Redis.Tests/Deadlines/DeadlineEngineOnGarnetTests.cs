using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Deadlines;

public sealed class DeadlineEngineOnGarnetTests(GarnetServer server) : DeadlineEngineTests(server), IClassFixture<GarnetServer>;
