using Continuity.Customers;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

public sealed class MergeCrashOnClusterTests(RedisCluster server) : MergeCrashTests(server), IClassFixture<RedisCluster>
{
    private readonly RedisCluster cluster = server;

    [Fact]
    public async Task NewCustomer_OfTheTwoThatAreMerged_LivesOnAnotherNode()
    {
        var store = await cluster.OpenAsync();
        CustomerId[] homes = [NewCustomer(0), NewCustomer(1)];
        await Task.WhenAll(homes.Select(home => store.Customers.CommitAsync<int>(
            new(home), (state, now) => Sample.Start(state, now, home.Value), null, TestContext.Current.CancellationToken)));

        foreach (var home in homes)
        {
            var holders = await Task.WhenAll(cluster.Nodes.Select(node => node.HoldsAsync(new CustomerKeys(home).State)));
            Assert.Equal(Enumerable.Range(0, 3).Select(node => node == RedisCluster.NodeOf(home)), holders);
        }

        Assert.NotEqual(RedisCluster.NodeOf(homes[0]), RedisCluster.NodeOf(homes[1]));
    }

    // The survivor, the merged one, and the one below the survivor are on three nodes.
    protected override CustomerId NewCustomer(int home) => RedisCluster.NewCustomerOn(home % 3);
}
