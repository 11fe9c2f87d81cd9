using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Ingest;

public sealed class IngestPlacesOnRedisTests(RedisServer server) : IngestPlacesTests(server), IClassFixture<RedisServer>;
