using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Recovery;

public sealed class ProblemReportStoreOnRedisTests(RedisServer server) : ProblemReportStoreTests(server), IClassFixture<RedisServer>;
