using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class ErasedPlacesOnRedisTests(RedisServer server) : ErasedPlaceTests(server), IClassFixture<RedisServer>;
