using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Merging;
using Continuity.Redis.Outbox;
using Continuity.Redis.Projections;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Customers;

/// <summary>Sessions of customers who were found to be one, or may be.</summary>
public abstract class SeveralHomesTests(StoreServer server)
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UnixEpoch.AddYears(50);
    private static readonly Caller Chat = new(Role.Ingest, "chat");
    private static readonly Caller Ana = new(Role.Agent, "ana");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ResolveAsync_ManyFirstMessagesOverMergedHomesAtOnce_AreOneCustomersAndLinkEachIdentityOnce()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var person = new Person();
        var homes = new[] { await StartAsync(stores[0], Claimed(person.Phone)), await StartAsync(stores[0], Claimed(person.Mail)) };
        await MergeAsync(stores[0], homes[0].Home, homes[1].Home);
        var random = new Random(7);
        var claims = Enumerable.Range(0, 60).Select(_ => random.GetItems([person.Phone, person.Mail], 1).Append(person.Crm).Append(person.App)
            .Where((_, i) => i == 0 || random.Next(2) == 1).Select(Claimed).ToList()).ToList();

        var started = await Task.WhenAll(claims.Select((one, i) => Task.Run(() => StartAsync(stores[i % 2], [.. one]))));

        Assert.All(started, one => Assert.Contains(one.Home, homes.Select(static home => home.Home)));
        var customer = CustomerHomes.Of(await stores[0].Customers.SurvivorAsync(homes[1].Home, Cancelled));
        Assert.Equal(62, customer.All.Sum(static home => home.Profile.SessionCount));
        foreach (var identity in person.All)
        {
            var home = Assert.Single(customer.All, home => home.Profile.Identities.Any(linked => linked.Identity == identity));
            Assert.Equal(home.Id, await stores[0].Identities.FindAsync(identity, Cancelled));
        }
    }

    [Fact]
    public async Task ResolveAsync_BothProved_AreMergedOnceHoweverManySessionsSaySo()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var person = new Person();
        var first = (await StartAsync(stores[0], Verified(person.Mail))).Home;
        var second = (await StartAsync(stores[0], Verified(person.App))).Home;

        var started = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => StartAsync(stores[i % 2], Verified(person.Mail), Verified(person.App)))));

        var survivor = await stores[0].Customers.SurvivorAsync(second, Cancelled);
        Assert.Equal((first, second), (survivor.Id, Assert.Single(survivor.Profile.Merges).Id.Merged));
        Assert.Equal(ActorRef.Continuity, survivor.Profile.Merges[0].By);
        Assert.Empty(CustomerHomes.Of(survivor).Profile.Suggestions);
        Assert.Contains(CustomerRule.AutoMerged, started.Select(static one => one.Session.Match.CustomerRule));
        Assert.All(started, static one => Assert.Contains(one.Session.Match.CustomerRule, new[] { CustomerRule.AutoMerged, CustomerRule.SingleMatch }));
    }

    [Fact]
    public async Task ResolveAsync_NewTicketOfAMergedCustomer_IsOpenedAtTheHomeOfTheIdentityAndGoneOnWithFromAny()
    {
        var store = await server.OpenAsync();
        var person = new Person();
        var first = (await StartAsync(store, Claimed(person.Phone))).Home;
        var second = (await StartAsync(store, Claimed(person.Mail))).Home;
        await MergeAsync(store, first, second);

        var opened = await StartAsync(store, static command => command with { NewTicket = true }, null, Claimed(person.Mail));
        var goneOn = await StartAsync(store, Claimed(person.Phone));

        Assert.Equal((second, second), (opened.Home, goneOn.Home));
        Assert.Equal(opened.Session.Ticket, goneOn.Session.Ticket);
        Assert.Equal((null, first), (opened.Session.CameBy, goneOn.Session.CameBy));
    }

    [Fact]
    public async Task ResolveAsync_SameKeyAfterTheTicketWasClosed_GoesToTheSameHome()
    {
        var store = await server.OpenAsync();
        var person = new Person();
        var first = (await StartAsync(store, Claimed(person.Phone))).Home;
        var second = (await StartAsync(store, Claimed(person.Mail))).Home;
        await MergeAsync(store, first, second);
        var key = new Idempotency("chat", Guid.NewGuid().ToString(), "payload");

        // It crashes between finding the home and the commit.
        var chosen = await ResolveAsync(store, key, Claimed(person.Phone));
        await CloseAsync(store, second);
        var repeated = await StartAsync(store, static command => command, key, Claimed(person.Phone));
        var again = await StartAsync(store, static command => command, key, Claimed(person.Phone));

        Assert.Equal(second, chosen.Home);
        Assert.Equal((second, TicketRule.NewTicket), (repeated.Home, repeated.Session.Match.TicketRule));
        Assert.Equal((repeated.Home, repeated.Session.Number), (again.Home, again.Session.Number));
    }

    [Fact]
    public async Task ResolveAsync_NotBothProved_IsSuggestedAtBoth()
    {
        var store = await server.OpenAsync();
        var person = new Person();
        var first = (await StartAsync(store, Claimed(person.Phone))).Home;
        var second = (await StartAsync(store, Verified(person.Mail))).Home;

        var started = await StartAsync(store, Claimed(person.Phone), Verified(person.Mail));
        var again = await StartAsync(store, Claimed(person.Phone), Verified(person.Mail));

        Assert.Equal((second, CustomerRule.MergeSuggested), (started.Home, started.Session.Match.CustomerRule));
        Assert.Contains("had been suggested before", again.Session.Match.Explanation, StringComparison.Ordinal);
        await Poll.UntilAsync(async () => await SuggestedAsync(store, first) is [var told] && told == second);
        Assert.Equal([first], await SuggestedAsync(store, second));
    }

    [Fact]
    public async Task SweepAsync_ProcessEndedBetweenTheTwoHomes_TheOtherLearnsWhatWasSuggestedOnce()
    {
        var (crashed, other) = (await server.OpenAsync(), await server.OpenAsync());
        var person = new Person();
        var first = (await StartAsync(crashed, Claimed(person.Phone))).Home;
        var second = (await StartAsync(crashed, Claimed(person.Mail))).Home;
        var length = await other.Log.LengthAsync(second, Cancelled);
        await CommitAndCrashAsync(crashed, first, state => MergeSuggestions.Keep(state, new(second, state.Profile.Identities[0], "Why.", LongAgo)));
        Assert.Empty(await SuggestedAsync(other, second));

        await other.Get<OutboxSweep>().SweepAsync(Cancelled);
        await other.Get<OutboxSweep>().SweepAsync(Cancelled);

        Assert.Equal([first], await SuggestedAsync(other, second));
        Assert.Equal([second], await SuggestedAsync(other, first));
        Assert.Equal(length, await other.Log.LengthAsync(second, Cancelled));
    }

    [Fact]
    public async Task SweepAsync_ProcessEndedAfterADismissal_TheOtherLearnsOfItAndNothingIsSuggestedAgain()
    {
        var (crashed, other) = (await server.OpenAsync(), await server.OpenAsync());
        var person = new Person();
        var first = (await StartAsync(crashed, Verified(person.Phone))).Home;
        var second = (await StartAsync(crashed, Verified(person.Mail))).Home;
        await CommitAndCrashAsync(
            crashed, first, state => MergeSuggestions.Keep(state, new(second, state.Profile.Identities[0], "Why.", LongAgo) { DismissedAt = LongAgo }));
        await other.Get<OutboxSweep>().SweepAsync(Cancelled);

        var started = await StartAsync(other, Verified(person.Phone), Verified(person.Mail));

        Assert.Equal(CustomerRule.SingleMatch, started.Session.Match.CustomerRule);
        Assert.Empty((await other.Customers.SurvivorAsync(second, Cancelled)).OtherHomes);
        Assert.NotNull((await other.Customers.LoadAsync(second, [], [], Cancelled)).Profile.Suggestions.Single().DismissedAt);
    }

    [Fact]
    public async Task CommitAsync_ProofOfAnIdentityOfAnotherHome_IsKeptThere()
    {
        var store = await server.OpenAsync();
        var person = new Person();
        var first = (await StartAsync(store, Claimed(person.Phone))).Home;
        var second = (await StartAsync(store, Claimed(person.Mail))).Home;
        await MergeAsync(store, first, second);
        var ticket = await StartAsync(store, static command => command with { NewTicket = true }, null, Claimed(person.Phone));

        var started = await StartAsync(store, Verified(person.Mail));

        Assert.Equal((ticket.Home, second, Assurance.Verified), (started.Home, started.Session.CameBy, started.Session.Assurance));
        await Poll.UntilAsync(async () =>
            (await store.Customers.LoadAsync(second, [], [], Cancelled)).Profile.Identities.Single().Assurance == Assurance.Verified);
    }

    [Fact]
    public async Task ApplyAsync_IdentityLedOfOneThatWasUnlinkedMeanwhile_ClaimsNothing()
    {
        var store = await server.OpenAsync();
        var person = new Person();
        var home = (await StartAsync(store, Claimed(person.Phone), Claimed(person.Mail))).Home;
        await CommitAndCrashAsync(
            store, home, state => state with { Profile = state.Profile with { Identities = [.. state.Profile.Identities.Where(linked => linked.Identity != person.Phone)] } });
        await store.Identities.ReleaseAsync(person.Phone, home, Cancelled);

        await store.Get<Projection>().ApplyAsync(new IdentityLed(person.Phone, home), Cancelled);
        await store.Get<Projection>().ApplyAsync(new IdentityLed(person.Mail, home), Cancelled);

        Assert.Null(await store.Identities.FindAsync(person.Phone, Cancelled));
        Assert.Equal(home, await store.Identities.FindAsync(person.Mail, Cancelled));
    }

    [Fact]
    public async Task ReleaseAsync_OfARefusedStart_FreesWhatItClaimedAndNothingElse()
    {
        var store = await server.OpenAsync();
        var person = new Person();
        var home = (await StartAsync(store, Claimed(person.Mail))).Home;
        var contact = await ResolveAsync(store, null, Claimed(person.Mail), Claimed(person.Phone), Claimed(person.Crm));
        Assert.Equal([person.Phone, person.Crm], contact.Taken);

        await store.FirstContact.ReleaseAsync(contact, Cancelled);

        Assert.Null(await store.Identities.FindAsync(person.Phone, Cancelled));
        Assert.Null(await store.Identities.FindAsync(person.Crm, Cancelled));
        Assert.Equal(home, await store.Identities.FindAsync(person.Mail, Cancelled));
    }

    [Fact]
    public async Task ResolveAsync_DroppedForAConflict_IsNotClaimed()
    {
        var store = await server.OpenAsync();
        var (mia, max) = (new Person(), new Person());
        await StartAsync(store, Verified(mia.App), Claimed(mia.Phone));

        var started = await StartAsync(store, Verified(max.App), Claimed(mia.Phone));
        var other = await StartAsync(store, Verified(mia.App), Claimed(max.Crm), Claimed(new(IdentityKind.AppUser, max.Mail.Value)));

        Assert.Equal(CustomerRule.NewCustomer, started.Session.Match.CustomerRule);
        Assert.NotEqual(started.Home, other.Home);
        Assert.Null(await store.Identities.FindAsync(new(IdentityKind.AppUser, max.Mail.Value), Cancelled));
    }

    private static IdentityClaim Claimed(Identity identity) => new(identity, Assurance.Claimed);

    private static IdentityClaim Verified(Identity identity) => new(identity, Assurance.Verified);

    private static async Task MergeAsync(TestStore store, CustomerId survivor, CustomerId merged) =>
        Assert.True((await store.Get<CustomerMerges>().MergeAsync(new(survivor, merged, "They are one."), Ana, Cancelled)).IsAccepted);

    private static async Task<IReadOnlyList<CustomerId>> SuggestedAsync(TestStore store, CustomerId home) =>
        [.. (await store.Customers.LoadAsync(home, [], [], Cancelled)).Profile.Suggestions.Select(static kept => kept.Other)];

    private static Task CloseAsync(TestStore store, CustomerId home) => store.Customers.CommitAsync(
        new(home) { Tickets = [1] }, (state, now) => Continuity.Tickets.CloseTicket.Decide(state, Ana, new(new(home, 1)), Continuity.Staff.Roster.Empty, now), null, Cancelled);

    private static Task<(CustomerId Home, Session Session)> StartAsync(TestStore store, params IReadOnlyList<IdentityClaim> claims) =>
        StartAsync(store, static command => command, null, claims);

    /// <summary>Starts a session as the API does.</summary>
    private static async Task<(CustomerId Home, Session Session)> StartAsync(
        TestStore store, Func<StartSessionCommand, StartSessionCommand> change, Idempotency? key, params IReadOnlyList<IdentityClaim> claims)
    {
        var contact = await ResolveAsync(store, change, key, claims);
        var command = change(Command(contact.Resolution, await store.Numbers.NextAsync(Cancelled)));
        var done = await store.Customers.CommitAsync(
            new(contact.Home) { Idempotency = key }, (state, now) => StartSession.Decide(state, Chat, command, new(), new(), now), null, Cancelled);
        Assert.Null(done.Refusal);
        return (done.State.Id, (await store.Records.SessionsAsync(done.State.Id, [done.Value.Number], Cancelled))[0]);
    }

    private static Task<FirstContactResult> ResolveAsync(TestStore store, Idempotency? key, params IReadOnlyList<IdentityClaim> claims) =>
        ResolveAsync(store, static command => command, key, claims);

    private static Task<FirstContactResult> ResolveAsync(
        TestStore store, Func<StartSessionCommand, StartSessionCommand> change, Idempotency? key, IReadOnlyList<IdentityClaim> claims) => store.FirstContact.ResolveAsync(
            new(claims)
            {
                Idempotency = key,
                Place = (customer, resolved) => SessionHome.Choose(customer, change(Command(resolved, "")), resolved, new(), TimeProvider.System.GetUtcNow()),
            },
            Cancelled);

    private static StartSessionCommand Command(ResolvedCustomer resolved, string number) => new(Channel.Chat, resolved, number, "general");

    /// <summary>Commits as a process that ends before it relays what must leave the partition.</summary>
    private static async Task CommitAndCrashAsync(TestStore store, CustomerId home, Func<CustomerState, CustomerState> change)
    {
        await store.Get<OutboxRelay>().AnnounceAsync(home, Cancelled);
        var (before, _) = await store.Get<CustomerLoader>().LoadAsync(home, [], null, Cancelled);
        var (fields, after) = StateChanges.Between(before, change(before.State), LongAgo);
        var reply = await store.Get<CommitScript>().RunAsync(
            new(home, LongAgo) { ExpectedVersion = before.State.Version, Fields = fields, Messages = OutboxMessages.Of(before.State, after.State) }, Cancelled);
        Assert.Equal(WriteOutcome.Done, reply.Outcome);
    }

    private sealed class Person
    {
        private readonly string id = Guid.NewGuid().ToString("N");

        public Identity Phone => new(IdentityKind.Phone, $"+{id}");

        public Identity Mail => new(IdentityKind.Email, $"{id}@example.com");

        public Identity App => new(IdentityKind.AppUser, id);

        public Identity Crm => new(IdentityKind.External, id);

        public IEnumerable<Identity> All => [Phone, Mail, App, Crm];
    }
}
