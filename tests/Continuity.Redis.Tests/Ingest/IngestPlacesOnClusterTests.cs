using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Ingest;

public sealed class IngestPlacesOnClusterTests(RedisCluster server) : IngestPlacesTests(server), IClassFixture<RedisCluster>;
