using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class IdentityLedOnGarnetTests(GarnetServer server) : IdentityLedTests(server), IClassFixture<GarnetServer>;
