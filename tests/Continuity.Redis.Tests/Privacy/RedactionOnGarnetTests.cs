using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class RedactionOnGarnetTests(GarnetServer server) : RedactionTests(server), IClassFixture<GarnetServer>;
