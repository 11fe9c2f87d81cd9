using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Inboxes;

public sealed class TellingOrderOnRedisTests(RedisServer server) : TellingOrderTests(server), IClassFixture<RedisServer>;
