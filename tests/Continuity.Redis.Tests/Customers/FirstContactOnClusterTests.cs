using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class FirstContactOnClusterTests(RedisCluster server) : FirstContactTests(server), IClassFixture<RedisCluster>;
