using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class IdentityFreedOnRedisTests(RedisServer server) : IdentityFreedTests(server), IClassFixture<RedisServer>;
