using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Handoffs;

public sealed class BriefUnreadOnRedisTests(RedisServer server) : BriefUnreadTests(server), IClassFixture<RedisServer>;
