using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Privacy;

public sealed class ErasedPlacesOnGarnetTests(GarnetServer server) : ErasedPlaceTests(server), IClassFixture<GarnetServer>;
