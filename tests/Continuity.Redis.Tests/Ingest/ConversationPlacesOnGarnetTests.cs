using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Ingest;

public sealed class ConversationPlacesOnGarnetTests(GarnetServer server) : ConversationPlacesTests(server), IClassFixture<GarnetServer>;
