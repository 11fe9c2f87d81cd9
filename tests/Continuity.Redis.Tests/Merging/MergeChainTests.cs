using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Merging;

/// <summary>Long chains of merges, and many of them.</summary>
public abstract class MergeChainTests(StoreServer server)
{
    private const int Depth = 100;
    private const int MostHomes = 200;
    private static readonly Caller Agent = new(Role.Agent, "ana");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoadManyAsync_ChainOfHundred_TakesTwoRoundTripsOnceUsed()
    {
        var store = await OpenAsync();
        var homes = await HomesAsync(store, Depth + 1);
        var merges = new List<MergeId>();
        for (var i = 0; i < Depth; i++)
        {
            merges.Add((await MergeAsync(store, homes[i + 1], homes[i])).Value);
        }

        // Each home on the way, and the note of where it led.
        Assert.Equal(Depth + 2, await RoundTripsAsync(store, homes[0], homes[^1]));
        Assert.Equal(2, await RoundTripsAsync(store, homes[0], homes[^1]));
        Assert.Equal(1, await RoundTripsAsync(store, homes[^1], homes[^1]));
        Assert.Equal(Depth, (await store.Customers.SurvivorAsync(homes[Depth / 2], Cancelled)).OtherHomes.Count);

        // Longer by one, and cut in the middle: two again, once used.
        var added = (await HomesAsync(store, 1))[0];
        await MergeAsync(store, added, homes[^1]);
        await RoundTripsAsync(store, homes[0], added);
        Assert.Equal(2, await RoundTripsAsync(store, homes[0], added));
        Assert.True((await store.Get<CustomerMerges>().UnmergeAsync(new(merges[Depth / 2], "They are two."), Agent, Cancelled)).IsAccepted);
        await RoundTripsAsync(store, homes[0], homes[Depth / 2]);
        Assert.Equal(2, await RoundTripsAsync(store, homes[0], homes[Depth / 2]));

        // And where what is left is no chain any more.
        Assert.True((await store.Get<CustomerMerges>().UnmergeAsync(new(merges[1], "They are two."), Agent, Cancelled)).IsAccepted);
        await RoundTripsAsync(store, homes[0], homes[1]);
        Assert.Equal(2, await RoundTripsAsync(store, homes[0], homes[1]));
    }

    [Fact]
    public async Task MergeAsync_PastTheMostHomes_IsRefusedAndOneMoreOrLessDoesNotSlipThrough()
    {
        var store = await OpenAsync();
        var homes = await HomesAsync(store, MostHomes + 1);
        IReadOnlyList<CustomerId> roots = [.. homes.Take(MostHomes)];
        while (roots.Count > 1)
        {
            await Task.WhenAll(Enumerable.Range(0, roots.Count / 2).Select(async i => Assert.True((await MergeAsync(store, roots[2 * i], roots[(2 * i) + 1])).IsAccepted)));
            roots = [.. roots.Where(static (_, i) => i % 2 == 0)];
        }

        Assert.Equal(MostHomes - 1, (await store.Customers.SurvivorAsync(homes[MostHomes - 1], Cancelled)).OtherHomes.Count);
        foreach (var (survivor, merged) in new[] { (homes[7], homes[^1]), (homes[^1], homes[7]) })
        {
            var refused = await MergeAsync(store, survivor, merged);
            Assert.Equal(RefusalCode.LimitExceeded, refused.Refusal?.Code);
            Assert.Equal(["input", "mergedId"], refused.Refusal!.Path);
        }

        Assert.Equal(RefusalCode.Invalid, (await MergeAsync(store, homes[3], homes[190])).Refusal?.Code);
        Assert.Equal(RefusalCode.Invalid, (await MergeAsync(store, homes[3], homes[3])).Refusal?.Code);
    }

    [Fact]
    public async Task MergeAsync_ManyAtOnceOfMoreThanThereMayBe_KeepsTheBound()
    {
        const int Most = 4;
        TestStore[] stores = [await OpenAsync(Most), await OpenAsync(Most)];
        var homes = await HomesAsync(stores[0], 7);

        var done = await Task.WhenAll(homes.Skip(1).Select((home, i) => Task.Run(() => MergeAsync(stores[i % 2], homes[0], home))));

        Assert.Equal(Most - 1, done.Count(static one => one.IsAccepted));
        Assert.All(done, static one => Assert.True(one.IsAccepted || one.Refusal.Code is RefusalCode.LimitExceeded or RefusalCode.WrongState));
        Assert.Equal(Most - 1, (await stores[0].Customers.SurvivorAsync(homes[0], Cancelled)).OtherHomes.Count);
        var survivors = await Task.WhenAll(homes.Select(async home => (await stores[1].Customers.SurvivorAsync(home, Cancelled)).Id));
        Assert.Equal(homes.Count - Most + 1, survivors.Distinct().Count());
    }

    private Task<TestStore> OpenAsync(int maximumHomes = MostHomes) => server.OpenAsync(null, services =>
    {
        services.AddSingleton(new MergeOptions { MaximumHomes = maximumHomes });
        services.AddSingleton<RedisFence>();
        services.AddSingleton(static s => CountedCalls.Of(s.GetRequiredService<RedisFence>()));
    });

    private static async Task<IReadOnlyList<CustomerId>> HomesAsync(TestStore store, int count)
    {
        var homes = Enumerable.Range(0, count).Select(static _ => Sample.NewCustomer()).ToList();
        await Task.WhenAll(homes.Select(home => store.Customers.CommitAsync<int>(new(home), (state, now) => Sample.Start(state, now, home.Value), null, Cancelled)));
        return homes;
    }

    private static Task<Committed<MergeId>> MergeAsync(TestStore store, CustomerId survivor, CustomerId merged) =>
        store.Get<CustomerMerges>().MergeAsync(new(survivor, merged, "They are one."), Agent, Cancelled);

    /// <summary>How many calls it takes, one after another, to find the survivor.</summary>
    private static Task<int> RoundTripsAsync(TestStore store, CustomerId home, CustomerId survivor) => CountedCalls.DuringAsync(
        store, async () => Assert.Equal(survivor, (await store.Customers.LoadManyAsync([home], Cancelled))[home].Id));
}
