using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Webhooks;

public sealed class WebhookQueueOnRedisTests(RedisServer server) : WebhookQueueTests(server), IClassFixture<RedisServer>;
