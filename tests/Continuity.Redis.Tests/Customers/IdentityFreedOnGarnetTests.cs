using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class IdentityFreedOnGarnetTests(GarnetServer server) : IdentityFreedTests(server), IClassFixture<GarnetServer>;
