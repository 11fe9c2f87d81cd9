using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Webhooks;

public sealed class WebhookRelayOnRedisTests(RedisServer server) : WebhookRelayTests(server), IClassFixture<RedisServer>;
