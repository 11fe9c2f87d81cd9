using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class MergedProfileOnClusterTests(RedisCluster server) : MergedProfileTests(server), IClassFixture<RedisCluster>;
