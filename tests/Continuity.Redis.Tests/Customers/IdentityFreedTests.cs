using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Projections;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Customers;

/// <summary>An identity that was unlinked leads nowhere, unless it was linked again meanwhile, whenever the message of it arrives.</summary>
public abstract class IdentityFreedTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_Unlinked_TheIdentityLeadsNowhereAndIsForWhoeverComesNext()
    {
        var store = await server.OpenAsync();
        var identity = Unique();
        var first = await BeginAsync(store, identity);

        await UnlinkAsync(store, first, identity);

        await Poll.UntilAsync(async () => await store.Identities.FindAsync(identity, Cancelled) is null);
        Assert.NotEqual(first, await BeginAsync(store, identity));
    }

    [Fact]
    public async Task ApplyAsync_LinkedAgainToTheSameCustomer_StaysHoweverOftenTheMessageComes()
    {
        var store = await server.OpenAsync();
        var identity = Unique();
        var customer = await BeginAsync(store, identity);
        await UnlinkAsync(store, customer, identity);
        Assert.Equal(customer, await store.Identities.ClaimAsync(identity, customer, Cancelled));
        await LinkAsync(store, customer, identity);

        await ApplyTwiceAsync(store, new(identity, customer));

        Assert.Equal(customer, await store.Identities.FindAsync(identity, Cancelled));
    }

    [Fact]
    public async Task ApplyAsync_LinkedMeanwhileToAnotherCustomer_StaysWithThem()
    {
        var store = await server.OpenAsync();
        var identity = Unique();
        var customer = await BeginAsync(store, identity);
        await UnlinkAsync(store, customer, identity);
        await Poll.UntilAsync(async () => await store.Identities.FindAsync(identity, Cancelled) is null);
        var other = await BeginAsync(store, identity);

        await ApplyTwiceAsync(store, new(identity, customer));

        Assert.Equal(other, await store.Identities.FindAsync(identity, Cancelled));
    }

    [Fact]
    public async Task ApplyAsync_BeforeItWasUnlinked_FreesNothing()
    {
        var store = await server.OpenAsync();
        var identity = Unique();
        var customer = await BeginAsync(store, identity);

        await ApplyTwiceAsync(store, new(identity, customer));

        Assert.Equal(customer, await store.Identities.FindAsync(identity, Cancelled));
    }

    private static Identity Unique() => new(IdentityKind.External, Guid.NewGuid().ToString("N"));

    private static async Task ApplyTwiceAsync(TestStore store, IdentityFreed message)
    {
        await store.Get<Projection>().ApplyAsync(message, Cancelled);
        await store.Get<Projection>().ApplyAsync(message, Cancelled);
    }

    private static async Task<CustomerId> BeginAsync(TestStore store, Identity identity)
    {
        var found = await store.FirstContact.ResolveAsync([new(identity, Assurance.Claimed)], null, null, Cancelled);
        await LinkAsync(store, found.Home, identity);
        return found.Home;
    }

    private static async Task LinkAsync(TestStore store, CustomerId customer, Identity identity)
    {
        var number = await store.Numbers.NextAsync(Cancelled);
        await store.Customers.CommitAsync(new(customer), (state, now) => Sample.Start(state, now, number, identities: identity), null, Cancelled);
    }

    private static Task UnlinkAsync(TestStore store, CustomerId customer, Identity identity) => store.Customers.CommitAsync(
        new(customer),
        (state, _) => Decision.Accept(
            0, state with { Profile = state.Profile with { Identities = [.. state.Profile.Identities.Where(linked => linked.Identity != identity)] } }),
        null,
        Cancelled);
}
