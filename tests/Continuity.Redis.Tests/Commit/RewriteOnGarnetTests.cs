using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Commit;

public sealed class RewriteOnGarnetTests(GarnetServer server) : RewriteTests(server), IClassFixture<GarnetServer>;
