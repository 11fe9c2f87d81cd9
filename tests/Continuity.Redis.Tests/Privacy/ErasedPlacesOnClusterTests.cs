using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class ErasedPlacesOnClusterTests(RedisCluster server) : ErasedPlaceTests(server), IClassFixture<RedisCluster>;
