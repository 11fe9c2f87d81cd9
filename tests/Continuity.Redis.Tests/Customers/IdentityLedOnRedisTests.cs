using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class IdentityLedOnRedisTests(RedisServer server) : IdentityLedTests(server), IClassFixture<RedisServer>;
