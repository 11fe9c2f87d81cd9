using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Callers;

public sealed class AgentDirectoryOnRedisTests(RedisServer server) : AgentDirectoryTests(server), IClassFixture<RedisServer>;
