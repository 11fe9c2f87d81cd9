using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Inboxes;

public sealed class InboxOnRedisTests(RedisServer server) : InboxTests(server), IClassFixture<RedisServer>;
