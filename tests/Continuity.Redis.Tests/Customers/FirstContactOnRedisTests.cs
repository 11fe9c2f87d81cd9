using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class FirstContactOnRedisTests(RedisServer server) : FirstContactTests(server), IClassFixture<RedisServer>;
