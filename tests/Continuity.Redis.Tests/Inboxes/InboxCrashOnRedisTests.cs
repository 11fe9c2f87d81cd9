using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Inboxes;

public sealed class InboxCrashOnRedisTests(RedisServer server) : InboxCrashTests(server), IClassFixture<RedisServer>;
