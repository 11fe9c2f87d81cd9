using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Webhooks;

public sealed class WebhookQueueOnClusterTests(RedisCluster server) : WebhookQueueTests(server), IClassFixture<RedisCluster>;
