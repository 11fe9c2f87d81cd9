using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Tickets;

public sealed class TicketNumbersOnGarnetTests(GarnetServer server) : TicketNumbersTests(server), IClassFixture<GarnetServer>;
