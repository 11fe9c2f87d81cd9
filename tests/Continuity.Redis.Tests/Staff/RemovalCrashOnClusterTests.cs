using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class RemovalCrashOnClusterTests(RedisCluster server) : RemovalCrashTests(server), IClassFixture<RedisCluster>;
