using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Briefs;

public sealed class BriefReaderOnRedisTests(RedisServer server) : BriefReaderTests(server), IClassFixture<RedisServer>;
