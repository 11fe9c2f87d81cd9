using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class GuestVisitsOnRedisTests(RedisServer server) : GuestVisitTests(server), IClassFixture<RedisServer>;
