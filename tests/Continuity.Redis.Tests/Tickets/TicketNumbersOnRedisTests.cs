using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Tickets;

public sealed class TicketNumbersOnRedisTests(RedisServer server) : TicketNumbersTests(server), IClassFixture<RedisServer>;
