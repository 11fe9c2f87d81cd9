using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Briefs;

public sealed class BriefReaderOnClusterTests(RedisCluster server) : BriefReaderTests(server), IClassFixture<RedisCluster>;
