using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class LateAppendOnGarnetTests(GarnetServer server) : LateAppendTests(server), IClassFixture<GarnetServer>;
