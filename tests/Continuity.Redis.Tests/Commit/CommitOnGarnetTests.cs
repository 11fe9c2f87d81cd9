using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Commit;

public sealed class CommitOnGarnetTests(GarnetServer server) : CommitTests(server), IClassFixture<GarnetServer>;
