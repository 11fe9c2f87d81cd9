using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class MergedProfileOnRedisTests(RedisServer server) : MergedProfileTests(server), IClassFixture<RedisServer>;
