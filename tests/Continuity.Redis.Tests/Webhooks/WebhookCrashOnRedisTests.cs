using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Webhooks;

public sealed class WebhookCrashOnRedisTests(RedisServer server) : WebhookCrashTests(server), IClassFixture<RedisServer>;
