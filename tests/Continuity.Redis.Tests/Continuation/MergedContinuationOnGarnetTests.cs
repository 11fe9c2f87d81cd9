using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Continuation;

public sealed class MergedContinuationOnGarnetTests(GarnetServer server) : MergedContinuationTests(server), IClassFixture<GarnetServer>;
