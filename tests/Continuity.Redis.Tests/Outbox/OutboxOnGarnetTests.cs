using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Outbox;

public sealed class OutboxOnGarnetTests(GarnetServer server) : OutboxTests(server), IClassFixture<GarnetServer>;
