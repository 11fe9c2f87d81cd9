using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class IdentityFreedOnClusterTests(RedisCluster server) : IdentityFreedTests(server), IClassFixture<RedisCluster>;
