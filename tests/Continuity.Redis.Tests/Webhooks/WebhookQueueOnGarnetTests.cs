using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Webhooks;

public sealed class WebhookQueueOnGarnetTests(GarnetServer server) : WebhookQueueTests(server), IClassFixture<GarnetServer>;
