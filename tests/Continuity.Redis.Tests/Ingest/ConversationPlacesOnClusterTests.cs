using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Ingest;

public sealed class ConversationPlacesOnClusterTests(RedisCluster server) : ConversationPlacesTests(server), IClassFixture<RedisCluster>;
