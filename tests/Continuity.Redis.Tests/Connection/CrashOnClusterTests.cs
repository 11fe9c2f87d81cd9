using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Connection;

public sealed class CrashOnClusterTests(RedisCluster server) : CrashTests(server), IClassFixture<RedisCluster>;
