using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Ingest;

public sealed class CallPartsOnClusterTests(RedisCluster server) : CallPartsTests(server), IClassFixture<RedisCluster>;
