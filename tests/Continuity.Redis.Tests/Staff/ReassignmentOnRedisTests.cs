using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Staff;

public sealed class ReassignmentOnRedisTests(RedisServer server) : ReassignmentTests(server), IClassFixture<RedisServer>;
