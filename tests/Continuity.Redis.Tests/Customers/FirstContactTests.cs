using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Customers;

public abstract class FirstContactTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task ResolveAsync_HundredFirstMessagesOnSubsetsThatShareOneIdentity_MakeOneCustomer(int seed)
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var identities = Person(4);
        var random = new Random(seed);
        var subsets = Enumerable.Range(0, 100)
            .Select(_ => identities.Where((_, i) => i == 0 || random.Next(2) == 1).OrderBy(_ => random.Next()).Select(Claimed).ToList()).ToList();

        var homes = await Task.WhenAll(subsets.Select((claims, i) => Task.Run(() => BeginAsync(stores[i % 2], claims))));

        var one = Assert.Single(homes.Distinct());
        var state = await stores[0].Customers.LoadAsync(one, [], [], Cancelled);
        Assert.Equal(100, state.Profile.SessionCount);
        Assert.Equal(100, await stores[0].Log.LengthAsync(one, Cancelled));
        foreach (var identity in subsets.SelectMany(static s => s).Select(static c => c.Identity).Distinct())
        {
            Assert.Equal(one, await stores[0].Identities.FindAsync(identity, Cancelled));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task ResolveAsync_AnySubsetsAtOnce_EveryEmptyCustomerIsRedirectedToOneThatIsNotAndNothingIsLost(int seed)
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var identities = Person(6);
        var random = new Random(seed);
        var subsets = Enumerable.Range(0, 60).Select(_ => random.GetItems(identities, random.Next(1, 4)).Distinct().Select(Claimed).ToList()).ToList();

        // A circle of redirections would let this run for ever.
        var homes = await Task.WhenAll(subsets.Select((claims, i) => Task.Run(() => BeginAsync(stores[i % 2], claims)))).WaitAsync(TimeSpan.FromSeconds(60), Cancelled);

        var states = await stores[0].Customers.LoadManyAsync(homes, Cancelled);
        Assert.All(states, static s => Assert.False(s.Value.IsEmpty));
        Assert.All(states, static s => Assert.Equal(s.Key, s.Value.Id));
        Assert.Equal(60, states.Values.Sum(static s => s.Profile.SessionCount));
        foreach (var identity in subsets.SelectMany(static s => s).Select(static c => c.Identity).Distinct())
        {
            Assert.Contains((await stores[0].Identities.FindAsync(identity, Cancelled))!.Value, states.Keys);
        }
    }

    [Fact]
    public async Task ResolveAsync_SameKeyFromManyAtOnceWithoutIdentity_MakesOneCustomerWithOneSession()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var key = new Idempotency("chat", Guid.NewGuid().ToString(), "payload");

        var homes = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => BeginAsync(stores[i % 2], [], key))));

        var one = Assert.Single(homes.Distinct());
        Assert.Equal(1, (await stores[0].Customers.LoadAsync(one, [], [], Cancelled)).Profile.SessionCount);
    }

    [Fact]
    public async Task ResolveAsync_SameKeyWithAnotherPayload_IsAConflict()
    {
        var store = await server.OpenAsync();
        var key = new Idempotency("chat", Guid.NewGuid().ToString(), "payload");
        await BeginAsync(store, [], key);

        var second = await store.FirstContact.ResolveAsync([], null, key with { PayloadHash = "other" }, Cancelled);

        Assert.Equal(RefusalCode.IdempotencyConflict, second.Refusal?.Code);
    }

    [Fact]
    public async Task ResolveAsync_ClaimedAndNeverFilled_IsFilledByTheNextWithThatIdentity()
    {
        var store = await server.OpenAsync();
        var claim = Claimed(Person(1)[0]);
        var crashed = await store.FirstContact.ResolveAsync([claim], null, null, Cancelled);
        Assert.Null(await store.Identities.FindAsync(claim.Identity, Cancelled));

        var home = await BeginAsync(await server.OpenAsync(), [claim]);

        Assert.Equal(crashed.Home, home);
        Assert.Equal(CustomerRule.NewCustomer, crashed.Resolution.Rule);
        Assert.Equal(home, await store.Identities.FindAsync(claim.Identity, Cancelled));
    }

    [Fact]
    public async Task ResolveAsync_EmptyCustomerBesideAFilledOne_GivesWayToIt()
    {
        var store = await server.OpenAsync();
        var person = Person(2);
        var empty = await store.FirstContact.ResolveAsync([Claimed(person[0])], null, null, Cancelled);
        var filled = await BeginAsync(store, [Claimed(person[1])]);

        var both = await BeginAsync(store, [.. person.Select(Claimed)]);

        Assert.Equal(filled, both);
        Assert.Equal(filled, (await store.Customers.LoadAsync(empty.Home, [], [], Cancelled)).Id);
        Assert.Equal(filled, await store.Identities.FindAsync(person[0], Cancelled));
    }

    [Fact]
    public async Task ResolveAsync_TwoFilledCustomers_TakesTheSurerAndSuggestsTheOther()
    {
        var store = await server.OpenAsync();
        var person = Person(3);
        var first = await BeginAsync(store, [Claimed(person[0])]);
        var second = await BeginAsync(store, [Claimed(person[1])]);

        var result = await store.FirstContact.ResolveAsync([Claimed(person[0]), new(person[1], Assurance.Verified), Claimed(person[2])], null, null, Cancelled);

        Assert.Equal(second, result.Home);
        Assert.Equal((CustomerRule.MergeSuggested, first), (result.Resolution.Rule, Assert.Single(result.Resolution.Suggestions).Other));
        Assert.Equal([person[1], person[2]], result.Resolution.Claims.Select(static c => c.Identity));
        Assert.Equal(first, await store.Identities.FindAsync(person[0], Cancelled));
        Assert.Equal(second, await store.Identities.FindAsync(person[2], Cancelled));
    }

    [Fact]
    public async Task ClaimAsync_FreeEmptyAndTaken_GoesToTheClaimantTheClaimantAndTheHolder()
    {
        var store = await server.OpenAsync();
        var person = Person(4);
        var claimant = await BeginAsync(store, [Claimed(person[0])]);
        var holder = await BeginAsync(store, [Claimed(person[1])]);
        await store.FirstContact.ResolveAsync([Claimed(person[2])], null, null, Cancelled);

        Assert.Equal(claimant, await store.Identities.ClaimAsync(person[3], claimant, Cancelled));
        Assert.Equal(claimant, await store.Identities.ClaimAsync(person[2], claimant, Cancelled));
        Assert.Equal(holder, await store.Identities.ClaimAsync(person[1], claimant, Cancelled));

        await store.Identities.ReleaseAsync(person[3], claimant, Cancelled);
        Assert.Null(await store.Identities.FindAsync(person[3], Cancelled));
    }

    [Fact]
    public async Task ReleaseAsync_LinkedMeanwhileByAnotherCommand_StillLeadsToTheCustomer()
    {
        var store = await server.OpenAsync();
        var identity = Person(1)[0];
        var customer = await BeginAsync(store, [Claimed(identity)]);

        await store.Identities.ReleaseAsync(identity, customer, Cancelled);

        Assert.Equal(customer, await store.Identities.FindAsync(identity, Cancelled));
    }

    private static Identity[] Person(int identities)
    {
        var person = Guid.NewGuid().ToString("N");
        return [.. Enumerable.Range(0, identities).Select(i => new Identity((IdentityKind)(i % 5), $"{person}-{i}"))];
    }

    private static IdentityClaim Claimed(Identity identity) => new(identity, Assurance.Claimed);

    private static async Task<CustomerId> BeginAsync(TestStore store, IReadOnlyList<IdentityClaim> claims, Idempotency? key = null)
    {
        var found = await store.FirstContact.ResolveAsync(claims, null, key, Cancelled);
        var number = await store.Numbers.NextAsync(Cancelled);
        var identities = found.Resolution.Claims.Select(static c => c.Identity).ToList();
        var done = await store.Customers.CommitAsync(
            new(found.Home) { Idempotency = key }, (state, now) => Sample.Start(state, now, number, identities: identities), null, Cancelled);
        return done.State.Id;
    }
}
