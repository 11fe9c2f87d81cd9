using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EmailIndexOnGarnetTests(GarnetServer server) : EmailIndexTests(server), IClassFixture<GarnetServer>;
