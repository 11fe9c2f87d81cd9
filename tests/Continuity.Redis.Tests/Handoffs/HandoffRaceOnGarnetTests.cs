using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Handoffs;

public sealed class HandoffRaceOnGarnetTests(GarnetServer server) : HandoffRaceTests(server), IClassFixture<GarnetServer>
{
    // It appends a few thousand entries a second at most.
    protected override int Races => 252;
}
