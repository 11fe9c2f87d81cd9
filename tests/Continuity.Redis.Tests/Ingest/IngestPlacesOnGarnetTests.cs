using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Ingest;

public sealed class IngestPlacesOnGarnetTests(GarnetServer server) : IngestPlacesTests(server), IClassFixture<GarnetServer>;
