using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Ingest;

public sealed class CallPartsOnGarnetTests(GarnetServer server) : CallPartsTests(server), IClassFixture<GarnetServer>;
