using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class RosterStoreOnRedisTests(RedisServer server) : RosterStoreTests(server), IClassFixture<RedisServer>;
