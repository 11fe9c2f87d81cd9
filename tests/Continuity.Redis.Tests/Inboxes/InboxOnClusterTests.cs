using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Inboxes;

public sealed class InboxOnClusterTests(RedisCluster server) : InboxTests(server), IClassFixture<RedisCluster>;
