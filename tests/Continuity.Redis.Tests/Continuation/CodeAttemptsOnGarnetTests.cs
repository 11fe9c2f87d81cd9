using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Continuation;

public sealed class CodeAttemptsOnGarnetTests(GarnetServer server) : CodeAttemptsTests(server), IClassFixture<GarnetServer>;
