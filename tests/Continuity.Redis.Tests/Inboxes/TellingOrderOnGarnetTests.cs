using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Inboxes;

public sealed class TellingOrderOnGarnetTests(GarnetServer server) : TellingOrderTests(server), IClassFixture<GarnetServer>;
