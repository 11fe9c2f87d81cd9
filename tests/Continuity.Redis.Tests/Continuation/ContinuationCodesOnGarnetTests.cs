using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Continuation;

public sealed class ContinuationCodesOnGarnetTests(GarnetServer server) : ContinuationCodesTests(server), IClassFixture<GarnetServer>;
