using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class SeveralHomesOnGarnetTests(GarnetServer server) : SeveralHomesTests(server), IClassFixture<GarnetServer>;
