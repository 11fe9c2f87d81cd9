using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Tests.Merging.Model;

namespace Continuity.Redis.Tests.Merging;

/// <summary>Merges announced by those who had read the homes before others merged them: for one that is no survivor any more, and in a circle that each who announced left behind.</summary>
public abstract class MergeCircleTests(StoreServer server)
{
    private static readonly MergeOptions Options = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Orders => ["012", "021", "102", "120", "201", "210"];

    [Fact]
    public async Task SettleAsync_AnnouncedForOneThatWasMergedMeanwhile_HangsThereAndTellsItsLength()
    {
        var store = await OpenAsync();
        var homes = await HomesAsync(store, "012");

        await AnnounceAsync(store, homes[1], homes[2], diesAt: 0);
        await AnnounceAsync(store, homes[0], homes[1], diesAt: 0);

        var survivor = await store.Customers.SurvivorAsync(homes[0].Id, Cancelled);
        Assert.Equal((homes[2].Id, 3), (survivor.Id, survivor.LogLength));
        Assert.Equal((homes[1].Id, 1), survivor.Profile.Merges.Where(merge => merge.Id.Merged == homes[0].Id).Select(static merge => (merge.Into, merge.IntoLength)).Single());
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task SettleAsync_ThreeThatWaitForEachOther_AllButOneTakePlace(string order)
    {
        var store = await OpenAsync();
        var homes = await HomesAsync(store, order);

        await AnnounceAsync(store, homes[0], homes[1], diesAt: 1);
        await AnnounceAsync(store, homes[1], homes[2], diesAt: 1);
        await AnnounceAsync(store, homes[2], homes[0], diesAt: 1);

        await AssertOneAsync(homes);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task SettleAsync_ByOneAloneWhoComesUponACircle_EndsWhereverItBegins(string order)
    {
        var store = await OpenAsync();
        var later = await server.OpenAsync();
        for (var from = 0; from < 3; from++)
        {
            var homes = await HomesAsync(store, order);
            await AnnounceAsync(store, homes[0], homes[1], diesAt: 1);
            await AnnounceAsync(store, homes[1], homes[2], diesAt: 1);
            await AnnounceAsync(store, homes[2], homes[0], diesAt: 1);

            await later.Get<MergeSettlement>().SettleAsync(homes[from].Id, Cancelled);

            await AssertOneAsync(homes);
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task SettleAsync_OneOfThemWasTakenInAlready_StandsByIt(string order)
    {
        var store = await OpenAsync();
        var homes = await HomesAsync(store, order);

        await AnnounceAsync(store, homes[0], homes[1], diesAt: 2);
        await AnnounceAsync(store, homes[1], homes[2], diesAt: 1);
        await AnnounceAsync(store, homes[2], homes[0], diesAt: 1);

        await AssertOneAsync(homes);
    }

    private Task<TestStore> OpenAsync() => server.OpenAsync(null, static services => services.AddDyingObserver());

    /// <summary>Three homes, of which the order tells which was made first.</summary>
    private static async Task<IReadOnlyList<CustomerState>> HomesAsync(TestStore store, string order)
    {
        var ids = Enumerable.Range(0, 3).Select(static n => CustomerId.New(DateTimeOffset.UnixEpoch.AddYears(56 + n))).ToList();
        return await Task.WhenAll(order.Select(async place =>
        {
            var id = ids[place - '0'];
            await store.Customers.CommitAsync<int>(new(id), (state, now) => Sample.Start(state, now, id.Value), null, Cancelled);
            return await store.Customers.LoadAsync(id, [], [], Cancelled);
        }));
    }

    /// <summary>Announces a merge as one does who has read both homes before the others announced anything, and dies at a commit of it.</summary>
    private static async Task AnnounceAsync(TestStore store, CustomerState merged, CustomerState survivor, int diesAt)
    {
        store.Get<DyingObserver>().DieAt(diesAt);
        var announced = await store.Get<CommandCommit>().CommitAsync(
            new CommitRequest(merged.Id) { AtSurvivor = true },
            (state, now) => AnnounceMerge.Decide(state, survivor, ActorRef.Agent("ana"), "They are one.", Options, now),
            Answer.Json<MergeId>(),
            Cancelled);
        Assert.True(announced.IsAccepted);
    }

    private async Task AssertOneAsync(IReadOnlyList<CustomerState> homes)
    {
        var later = await server.OpenAsync();
        var survivors = await Task.WhenAll(homes.Select(home => later.Customers.SurvivorAsync(home.Id, Cancelled)));

        // Whoever waits for nothing is read before the others come to it perhaps.
        var survivor = await later.Customers.SurvivorAsync(Assert.Single(survivors.DistinctBy(static one => one.Id)).Id, Cancelled);
        Assert.Equal(2, survivor.Profile.Merges.Count);
        Assert.Equal(homes.Select(static home => home.Id).Order(), survivor.OtherHomes.Select(static other => other.Id).Append(survivor.Id).Order());
        Assert.Equal(2, (await Task.WhenAll(homes.Select(home => later.Customers.LoadAsync(home.Id, [], [], Cancelled))))
            .Count(static home => home.MergedInto is { State: MergeLinkState.Confirmed }));
    }
}
