using Continuity.Customers;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeServerCrashOnClusterTests(RedisCluster server) : MergeServerCrashTests(server), IClassFixture<RedisCluster>
{
    protected override CustomerId NewCustomer(int home) => RedisCluster.NewCustomerOn(home % 3);
}
