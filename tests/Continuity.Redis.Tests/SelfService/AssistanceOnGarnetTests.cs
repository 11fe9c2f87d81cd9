using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.SelfService;

public sealed class AssistanceOnGarnetTests(GarnetServer server) : AssistanceTests(server), IClassFixture<GarnetServer>;
