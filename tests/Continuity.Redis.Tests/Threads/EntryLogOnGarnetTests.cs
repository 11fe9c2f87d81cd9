using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EntryLogOnGarnetTests(GarnetServer server) : EntryLogTests(server), IClassFixture<GarnetServer>;
