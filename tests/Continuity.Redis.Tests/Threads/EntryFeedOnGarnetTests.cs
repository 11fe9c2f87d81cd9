using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EntryFeedOnGarnetTests(GarnetServer server) : EntryFeedTests(server), IClassFixture<GarnetServer>;
