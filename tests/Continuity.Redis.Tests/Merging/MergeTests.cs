using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Merging;

public abstract class MergeTests(StoreServer server)
{
    private static readonly Caller Ana = new(Role.Agent, "ana");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MergeAsync_TwoCustomers_AreOneByEitherId()
    {
        var store = await server.OpenAsync();
        var (survivor, merged) = (await NewAsync(store, "S"), await NewAsync(store, "M"));

        var done = await MergeAsync(store, survivor, merged);

        Assert.Equal(new MergeId(merged, 1), done.Value);
        foreach (var id in new[] { survivor, merged })
        {
            var found = await store.Customers.SurvivorAsync(id, Cancelled);
            Assert.Equal(survivor, found.Id);
            Assert.Equal([merged], found.OtherHomes.Select(static home => home.Id));
        }

        var home = await store.Customers.LoadAsync(merged, [], [], Cancelled);
        Assert.Equal((merged, MergeLinkState.Confirmed), (home.Id, home.MergedInto?.State));
        Assert.Equal([survivor], home.OtherHomes.Select(static other => other.Id));
        var told = Assert.Single(await store.Log.RangeAsync(survivor, 1, 100, Cancelled), IsOf(Activity.CustomersMerged));
        Assert.Equal(Visibility.Internal, told.Draft.Visibility);
        Assert.DoesNotContain(await store.Log.RangeAsync(merged, 1, 100, Cancelled), IsOf(Activity.CustomersMerged));
    }

    [Fact]
    public async Task UnmergeAsync_AMerge_RestoresBothAsTheyWere()
    {
        var store = await server.OpenAsync();
        var (survivor, merged) = (await NewAsync(store, "S"), await NewAsync(store, "M"));
        var before = (await ProfileAsync(store, survivor), await ProfileAsync(store, merged));
        var merge = (await MergeAsync(store, survivor, merged)).Value;

        var done = await store.Get<CustomerMerges>().UnmergeAsync(new(merge, "They are two."), Ana, Cancelled);

        Assert.Equal((survivor, merged), (done.Value!.Survivor, done.Value.Restored));
        Assert.Equal(before, (await ProfileAsync(store, survivor), await ProfileAsync(store, merged)));
        Assert.Empty((await store.Customers.SurvivorAsync(merged, Cancelled)).OtherHomes);
        Assert.Single(await store.Log.RangeAsync(survivor, 1, 100, Cancelled), IsOf(Activity.CustomersUnmerged));
        Assert.Single(await store.Log.RangeAsync(merged, 1, 100, Cancelled), IsOf(Activity.CustomersUnmerged));
        var again = await store.Get<CustomerMerges>().UnmergeAsync(new(merge, "They are two."), Ana, Cancelled);
        Assert.Equal(RefusalCode.WrongState, again.Refusal?.Code);
    }

    [Fact]
    public async Task UnmergeAsync_InTheMiddleOfAChain_TakesWhatIsBelowAlong()
    {
        var store = await server.OpenAsync();
        var homes = await Task.WhenAll("ABCD".Select(name => NewAsync(store, name.ToString())));
        await MergeAsync(store, homes[1], homes[0]);
        var middle = (await MergeAsync(store, homes[2], homes[1])).Value;
        await MergeAsync(store, homes[3], homes[2]);
        Assert.Equal(homes[3], (await store.Customers.SurvivorAsync(homes[0], Cancelled)).Id);

        await store.Get<CustomerMerges>().UnmergeAsync(new(middle, "They are two."), Ana, Cancelled);

        Assert.Equal([homes[1], homes[1], homes[3], homes[3]], await Task.WhenAll(homes.Select(async id => (await store.Customers.SurvivorAsync(id, Cancelled)).Id)));
    }

    [Fact]
    public async Task MergeAsync_InACircle_IsRefused()
    {
        var store = await server.OpenAsync();
        var homes = await Task.WhenAll("AB".Select(name => NewAsync(store, name.ToString())));
        await MergeAsync(store, homes[0], homes[1]);

        Assert.Equal(RefusalCode.Invalid, (await MergeAsync(store, homes[1], homes[0])).Refusal?.Code);
        Assert.Equal(RefusalCode.Invalid, (await MergeAsync(store, homes[0], homes[0])).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, (await MergeAsync(store, homes[0], Sample.NewCustomer())).Refusal?.Code);
    }

    [Fact]
    public async Task MergeAsync_BothWaysAtOnceByTwoInstances_OneIsDone()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        for (var round = 0; round < 20; round++)
        {
            var homes = await Task.WhenAll("ABC".Select(name => NewAsync(stores[0], name.ToString())));

            var done = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => MergeAsync(stores[i % 2], homes[(i + 1) % 3], homes[i % 3]))));

            Assert.Equal(2, done.Count(static one => one.IsAccepted));
            var survivors = await Task.WhenAll(homes.Select(id => stores[0].Customers.SurvivorAsync(id, Cancelled)));
            Assert.Single(survivors.Select(static one => one.Id).Distinct());
            Assert.All(survivors, static one => Assert.Equal(2, one.OtherHomes.Count));
        }
    }

    [Fact]
    public async Task CommitAsync_ATicketOfAMergedHome_StaysThere()
    {
        var store = await server.OpenAsync();
        var (survivor, merged) = (await NewAsync(store, "S"), await NewAsync(store, "M"));
        await MergeAsync(store, survivor, merged);

        var said = await store.Customers.AppendAsync<string>(new(new(merged, 1)), static (state, now) => Sample.Say(state, 1, "Still here.", now), null, Cancelled);
        var ended = await store.Customers.CommitAsync<int>(new(merged) { Sessions = [1] }, static (state, now) => Sample.End(state, 1, now), null, Cancelled);
        var preferred = await store.Customers.CommitAsync<string>(new(merged) { AtSurvivor = true }, static (state, now) => Sample.Prefer(state, "tea", now), null, Cancelled);

        Assert.Equal((merged, merged, survivor), (said.Entries[0].Id.Home, ended.State.Id, preferred.State.Id));
        Assert.Equal([survivor], ended.State.OtherHomes.Select(static home => home.Id));
    }

    private static Predicate<Entry> IsOf(Activity activity) => entry => entry.Draft.Content is ActivityContent content && content.Activity == activity;

    private static Task<Committed<MergeId>> MergeAsync(TestStore store, CustomerId survivor, CustomerId merged) =>
        store.Get<CustomerMerges>().MergeAsync(new(survivor, merged, "They are one."), Ana, Cancelled);

    private static async Task<CustomerId> NewAsync(TestStore store, string number)
    {
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync<int>(new(home), (state, now) => Sample.Start(state, now, number), null, Cancelled);
        return home;
    }

    private static async Task<string> ProfileAsync(TestStore store, CustomerId home)
    {
        var profile = (await store.Customers.LoadAsync(home, [], [], Cancelled)).Profile;
        return Continuity.Redis.Json.StoreJson.Write(profile with { MergeCount = 0, Undone = [] });
    }
}
