using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Inboxes;

public sealed class InboxOnGarnetTests(GarnetServer server) : InboxTests(server), IClassFixture<GarnetServer>;
