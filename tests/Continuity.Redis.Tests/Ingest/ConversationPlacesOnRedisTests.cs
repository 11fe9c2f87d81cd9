using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Ingest;

public sealed class ConversationPlacesOnRedisTests(RedisServer server) : ConversationPlacesTests(server), IClassFixture<RedisServer>;
