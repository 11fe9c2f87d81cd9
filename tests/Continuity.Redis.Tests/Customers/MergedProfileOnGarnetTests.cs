using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class MergedProfileOnGarnetTests(GarnetServer server) : MergedProfileTests(server), IClassFixture<GarnetServer>;
