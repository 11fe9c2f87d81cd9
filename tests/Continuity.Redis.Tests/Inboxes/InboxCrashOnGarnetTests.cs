using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Inboxes;

public sealed class InboxCrashOnGarnetTests(GarnetServer server) : InboxCrashTests(server), IClassFixture<GarnetServer>;
