using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Webhooks;

public sealed class WebhookCrashOnGarnetTests(GarnetServer server) : WebhookCrashTests(server), IClassFixture<GarnetServer>;
