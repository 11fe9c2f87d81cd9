using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Webhooks;

public sealed class WebhookRelayOnClusterTests(RedisCluster server) : WebhookRelayTests(server), IClassFixture<RedisCluster>;
