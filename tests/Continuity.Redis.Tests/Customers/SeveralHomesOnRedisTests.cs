using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class SeveralHomesOnRedisTests(RedisServer server) : SeveralHomesTests(server), IClassFixture<RedisServer>;
