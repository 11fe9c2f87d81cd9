using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EntryFeedMergeOnGarnetTests(GarnetServer server) : EntryFeedMergeTests(server), IClassFixture<GarnetServer>;
