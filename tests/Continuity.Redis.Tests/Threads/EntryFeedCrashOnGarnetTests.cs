using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Threads;

public sealed class EntryFeedCrashOnGarnetTests(GarnetServer server) : EntryFeedCrashTests(server), IClassFixture<GarnetServer>;
