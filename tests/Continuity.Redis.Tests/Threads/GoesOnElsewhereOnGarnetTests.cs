using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class GoesOnElsewhereOnGarnetTests(GarnetServer server) : GoesOnElsewhereTests(server), IClassFixture<GarnetServer>;
