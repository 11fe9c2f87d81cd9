using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Webhooks;

public sealed class WebhookRelayOnGarnetTests(GarnetServer server) : WebhookRelayTests(server), IClassFixture<GarnetServer>;
