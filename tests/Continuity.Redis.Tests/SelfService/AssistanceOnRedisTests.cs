using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.SelfService;

public sealed class AssistanceOnRedisTests(RedisServer server) : AssistanceTests(server), IClassFixture<RedisServer>;
