using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Ingest;

public sealed class CallPartsOnRedisTests(RedisServer server) : CallPartsTests(server), IClassFixture<RedisServer>;
