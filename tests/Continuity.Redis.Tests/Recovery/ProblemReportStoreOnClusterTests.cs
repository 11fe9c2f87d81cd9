using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Recovery;

public sealed class ProblemReportStoreOnClusterTests(RedisCluster server) : ProblemReportStoreTests(server), IClassFixture<RedisCluster>;
