using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Recovery;

public sealed class RecoveryStoreOnRedisTests(RedisServer server) : RecoveryStoreTests(server), IClassFixture<RedisServer>;
