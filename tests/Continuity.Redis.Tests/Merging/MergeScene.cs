using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.Merging;
using Continuity.Redis.Outbox;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Merging;

/// <summary>
/// Two customers, each made of two homes where they are chains: the merge of one into the other is begun by somebody who dies in the middle, and looked at afterwards.
/// </summary>
internal sealed class MergeScene
{
    private static readonly Caller Agent = new(Role.Agent, "ana");
    private readonly Dictionary<CustomerId, MergeSnapshot> before = [];
    private readonly List<MergeId> own = [];

    private MergeScene(CustomerId survivor, CustomerId merged) => (Survivor, Merged) = (survivor, merged);

    /// <summary>The home that the other is merged into.</summary>
    public CustomerId Survivor { get; }

    /// <summary>The home that is merged.</summary>
    public CustomerId Merged { get; }

    /// <summary>The merge, where it was done to be undone.</summary>
    public MergeId Merge { get; private set; }

    private IEnumerable<CustomerId> Homes => before.Keys;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Makes the customers, with sessions, tickets in a queue, and entries.</summary>
    /// <param name="store">Where.</param>
    /// <param name="newCustomer">Makes the ids of homes, from 0: the survivor's, the merged one's, and those below each.</param>
    /// <param name="isChain">Whether something was merged into each before.</param>
    /// <param name="isMerged">Whether the merge is done already, to be undone.</param>
    public static async Task<MergeScene> SetAsync(TestStore store, Func<int, CustomerId> newCustomer, bool isChain, bool isMerged)
    {
        var homes = Enumerable.Range(0, isChain ? 4 : 2).Select(newCustomer).ToList();
        foreach (var home in homes)
        {
            for (var n = 1; n <= 2; n++)
            {
                await store.Customers.CommitAsync<int>(new(home), (state, now) => Sample.Start(state, now, $"{home.Value}-{n}"), null, Cancelled);
                await store.Customers.AppendAsync<string>(new(new(home, n)), (state, now) => Sample.Say(state, n, $"In {n}", now), null, Cancelled);
            }
        }

        var scene = new MergeScene(homes[0], homes[1]);
        if (isChain)
        {
            scene.own.Add(await MergeAsync(store, homes[0], homes[2]));
            scene.own.Add(await MergeAsync(store, homes[1], homes[3]));
        }

        foreach (var home in homes)
        {
            scene.before[home] = await MergeSnapshot.OfAsync(store, home, Cancelled);
        }

        if (isMerged)
        {
            scene.Merge = await MergeAsync(store, homes[0], homes[1]);
        }

        return scene;
    }

    /// <summary>Works off what waits in outboxes, as every process does.</summary>
    public async Task SweepAsync(TestStore store)
    {
        await Poll.UntilAsync(async () =>
        {
            await store.Get<OutboxSweep>().SweepAsync(Cancelled);
            return (await StoredAsync(store)).All(static home => home.MergedInto is not { State: MergeLinkState.Announced } && home.Profile.Separations.Count == 0);
        });
    }

    /// <summary>Checks that all homes agree on one outcome, and that nothing else has changed.</summary>
    /// <returns>Whether the two are one.</returns>
    public async Task<bool> AssertWholeAsync(TestStore store)
    {
        // The first to read may be the one who brings it to an end; until then, others may have read the survivor as it was.
        await Task.WhenAll(Homes.Select(home => store.Customers.SurvivorAsync(home, Cancelled)));
        var survivors = await Task.WhenAll(Homes.Select(async home => (Home: home, Survivor: await store.Customers.SurvivorAsync(home, Cancelled))));
        foreach (var customer in survivors.GroupBy(static found => found.Survivor.Id))
        {
            var homes = customer.Select(static found => found.Home).Order().ToList();
            Assert.All(customer, found => Assert.Equal(homes, found.Survivor.OtherHomes.Select(static other => other.Id).Append(found.Survivor.Id).Order()));
        }

        var stored = await StoredAsync(store);
        Assert.DoesNotContain(stored, static home => home.MergedInto is { State: MergeLinkState.Announced });
        var isOne = survivors.DistinctBy(static found => found.Survivor.Id).Count() == 1;
        Assert.True(isOne || survivors.DistinctBy(static found => found.Survivor.Id).Count() == 2);
        Assert.Equal(own.Count + (isOne ? 1 : 0), stored.Count(static home => home.MergedInto is { State: MergeLinkState.Confirmed }));
        await AssertEntriesAsync(store, isOne);

        foreach (var (home, was) in before)
        {
            var now = await MergeSnapshot.OfAsync(store, home, Cancelled);
            Assert.Equal((was.Tickets, was.Sessions, was.Log), (now.Tickets, now.Sessions, now.Log));
            if (!isOne)
            {
                Assert.Equal(was.Profile, now.Profile);
            }
        }

        return isOne;
    }

    /// <summary>Does the merge again.</summary>
    /// <returns>Null where it was accepted, or why it was refused.</returns>
    public async Task<RefusalCode?> MergeAgainAsync(TestStore store) =>
        (await store.Get<CustomerMerges>().MergeAsync(new(Survivor, Merged, "They are one."), Agent, Cancelled)).Refusal?.Code;

    /// <summary>Does the undoing again.</summary>
    /// <returns>Null where it was accepted, or why it was refused.</returns>
    public async Task<RefusalCode?> UnmergeAgainAsync(TestStore store) =>
        (await store.Get<CustomerMerges>().UnmergeAsync(new(Merge, "They are two."), Agent, Cancelled)).Refusal?.Code;

    private async Task<IReadOnlyList<CustomerState>> StoredAsync(TestStore store) =>
        await Task.WhenAll(Homes.Select(home => MergeSnapshot.StoredAsync(store, home, Cancelled)));

    // A merge tells of itself once, at the survivor; its undoing at both.
    private async Task AssertEntriesAsync(TestStore store, bool isOne)
    {
        var entries = (await Task.WhenAll(Homes.Select(home => store.Log.RangeAsync(home, 1, int.MaxValue, Cancelled)))).SelectMany(static log => log).ToList();
        var merged = entries.Count(static entry => entry.Draft.Content is ActivityContent { Activity: Activity.CustomersMerged });
        var unmerged = entries.Count(static entry => entry.Draft.Content is ActivityContent { Activity: Activity.CustomersUnmerged });
        Assert.Equal(0, unmerged % 2);
        Assert.Equal(own.Count + (isOne ? 1 : 0), merged - (unmerged / 2));
        Assert.InRange(merged, own.Count, own.Count + 2);
    }

    private static async Task<MergeId> MergeAsync(TestStore store, CustomerId survivor, CustomerId merged)
    {
        var done = await store.Get<CustomerMerges>().MergeAsync(new(survivor, merged, "They are one."), Agent, Cancelled);
        Assert.True(done.IsAccepted);
        return done.Value;
    }
}
