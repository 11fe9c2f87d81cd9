using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

public sealed class FirstContactOnGarnetTests(GarnetServer server) : FirstContactTests(server), IClassFixture<GarnetServer>;
