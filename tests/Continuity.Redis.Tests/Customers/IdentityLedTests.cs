using Continuity.Callers;
using Continuity.Customers;
using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

/// <summary>Two commands linked one identity at the same moment, each at its home, or one lost its claim: in the end it is listed where it leads, and nowhere else.</summary>
public abstract class IdentityLedTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_LinkedAtTwoHomes_IsListedOnlyWhereItLeads()
    {
        var store = await server.OpenAsync();
        var identity = Unique();
        var (first, second) = (await LinkAsync(store, identity), await LinkAsync(store, identity));

        await Poll.UntilAsync(async () => (await ListedAsync(store, first, identity), await ListedAsync(store, second, identity)) is (true, false));

        Assert.Equal(first, await store.Identities.FindAsync(identity, Cancelled));
    }

    [Fact]
    public async Task CommitAsync_LinkedAtTwoHomesOfOneCustomer_IsListedOnceAlsoAfterTheMergeIsUndone()
    {
        var store = await server.OpenAsync();
        var identity = Unique();
        var (first, second) = (await LinkAsync(store), await LinkAsync(store));
        var agent = new Caller(Role.Agent, "ana");
        var merge = await store.Get<CustomerMerges>().MergeAsync(new(first, second, "They are one."), agent, Cancelled);
        await Task.WhenAll(LinkAsync(store, identity, first), LinkAsync(store, identity, second));

        await store.Get<CustomerMerges>().UnmergeAsync(new(merge.Value, "They are two."), agent, Cancelled);

        await Poll.UntilAsync(async () => await ListedAsync(store, first, identity) != await ListedAsync(store, second, identity));
        var leads = await store.Identities.FindAsync(identity, Cancelled);
        Assert.True(await ListedAsync(store, leads!.Value, identity));
    }

    [Fact]
    public async Task CommitAsync_ClaimedByAnotherThatDidNotLinkIt_LeadsToWhomLinkedIt()
    {
        var store = await server.OpenAsync();
        var identity = Unique();
        var other = await LinkAsync(store);
        Assert.Equal(other, await store.Identities.ClaimAsync(identity, other, Cancelled));

        var linked = await LinkAsync(store, identity);

        await Poll.UntilAsync(async () => await store.Identities.FindAsync(identity, Cancelled) == linked);
        Assert.True(await ListedAsync(store, linked, identity));
    }

    private static Identity Unique() => new(IdentityKind.Email, $"{Guid.NewGuid():N}@example.org");

    /// <summary>Starts a session at a home which links an identity there, whatever it leads to.</summary>
    private static async Task<CustomerId> LinkAsync(TestStore store, Identity? identity = null, CustomerId? at = null)
    {
        var home = at ?? Sample.NewCustomer();
        await store.Customers.CommitAsync<int>(
            new(home), (state, now) => Sample.Start(state, now, Guid.NewGuid().ToString("N"), "general", identity is { } one ? [one] : []), null, Cancelled);
        return home;
    }

    private static async Task<bool> ListedAsync(TestStore store, CustomerId home, Identity identity) =>
        (await store.Customers.LoadAsync(home, [], [], Cancelled)).Profile.Identities.Any(linked => linked.Identity == identity);
}
