using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Callers;

public sealed class AgentDirectoryOnGarnetTests(GarnetServer server) : AgentDirectoryTests(server), IClassFixture<GarnetServer>;
