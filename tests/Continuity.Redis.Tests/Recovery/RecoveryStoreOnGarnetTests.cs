using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Recovery;

public sealed class RecoveryStoreOnGarnetTests(GarnetServer server) : RecoveryStoreTests(server), IClassFixture<GarnetServer>;
