using Continuity.Callers;
using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Redis.Json;
using Continuity.Redis.Outbox;
using Continuity.Redis.Privacy;
using Continuity.Redis.Projections;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Privacy;

/// <summary>Who came to another customer's ticket as a guest, and is erased at home.</summary>
public abstract class GuestVisitTests(StoreServer server)
{
    private static readonly Caller Sue = new(Role.Supervisor, "sue");
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UnixEpoch.AddYears(50);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EraseAsync_OfAGuest_LeavesNothingOfThemAtTheOthersHomesAndWhatOthersSaid()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        VisitedHost[] hosts = [await VisitedHost.MakeAsync(store, customer.Identity, Cancelled), await VisitedHost.MakeAsync(store, customer.Other, Cancelled)];

        await store.Get<Erasures>().EraseAsync(customer.Survivor, Sue, new("Asked for.", true), Cancelled);

        await Poll.UntilAsync(() => customer.IsDoneAsync(store, Cancelled));
        foreach (var host in hosts)
        {
            await host.AssertForgottenAsync(store, Cancelled);
        }

        Assert.Empty(await FindAsync(store, customer.Identity));
        Assert.Empty(await FindAsync(store, customer.Other));
    }

    [Fact]
    public async Task SweepAsync_VisitThatIsToldOfOnlyOnceTheGuestIsErased_IsForgottenThen()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        var home = await BeginAsync(store);
        await CommitAndCrashAsync(store, home, customer.Identity);
        await store.Get<Erasures>().EraseAsync(customer.Survivor, Sue, new("Asked for.", true), Cancelled);
        await Poll.UntilAsync(() => customer.IsDoneAsync(store, Cancelled));
        Assert.Equal(customer.Identity, (await ReadAsync(store, new(home, 2))).Guest!.Value.Identity);

        await store.Get<OutboxSweep>().SweepAsync(Cancelled);

        await Poll.UntilAsync(async () => (await ReadAsync(store, new(home, 2))).Guest!.Value.Identity.Value.Length == 0 && (await FindAsync(store, customer.Identity)).Count == 0);
        var said = (await store.Log.RangeAsync(home, 1, 100, Cancelled)).Where(static entry => entry.Draft.Content is MessageContent).Select(Sample.TextOf);
        Assert.DoesNotContain(said, static text => text.Contains(ErasedCustomer.Word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EraseAsync_WhoComesWithTheIdentityAfterwards_IsSomebodyNewAndStaysAGuest()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        await store.Get<Erasures>().EraseAsync(customer.Survivor, Sue, new("Asked for.", true), Cancelled);
        await Poll.UntilAsync(() => customer.IsDoneAsync(store, Cancelled));

        var host = await VisitedHost.MakeAsync(store, customer.Identity, Cancelled);

        Assert.Equal([host.Visit], await FindAsync(store, customer.Identity));
        var session = await ReadAsync(store, host.Visit);
        Assert.Equal((SessionState.Active, customer.Identity), (session.State, session.Guest!.Value.Identity));
    }

    [Fact]
    public async Task EraseAsync_OfAGuestWhoseHostIsErasedToo_IsDone()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        var host = await VisitedHost.MakeAsync(store, customer.Identity, Cancelled);
        await store.Get<Erasures>().EraseAsync(host.Survivor, Sue, new("Asked for.", true), Cancelled);

        await store.Get<Erasures>().EraseAsync(customer.Survivor, Sue, new("Asked for.", true), Cancelled);

        await Poll.UntilAsync(() => customer.IsDoneAsync(store, Cancelled));
        Assert.Empty(await FindAsync(store, customer.Identity));
    }

    private static Task<IReadOnlyList<SessionId>> FindAsync(TestStore store, Identity identity) => store.Get<GuestVisits>().FindAsync(identity, 0, 100, Cancelled);

    private static async Task<Session> ReadAsync(TestStore store, SessionId session) => (await store.Customers.LoadAsync(session.Home, [], [session.Number], Cancelled)).Sessions[session.Number];

    private static async Task<CustomerId> BeginAsync(TestStore store)
    {
        var number = await store.Numbers.NextAsync(Cancelled);
        return (await store.Customers.CommitAsync(new CommitRequest(Sample.NewCustomer()), (state, now) => Sample.Start(state, now, number), null, Cancelled)).State.Id;
    }

    /// <summary>Starts the guest's session as a process that ends before it relays what must leave the partition.</summary>
    private static async Task CommitAndCrashAsync(TestStore store, CustomerId home, Identity guest)
    {
        await store.Get<OutboxRelay>().AnnounceAsync(home, Cancelled);
        var (before, _) = await store.Get<CustomerLoader>().LoadAsync(home, CustomerLoader.Fields([], [1]), null, Cancelled);
        var decision = VisitedHost.Visited(before.State, guest, LongAgo);
        var (fields, after) = StateChanges.Between(before, decision.State!, LongAgo);
        var reply = await store.Get<CommitScript>().RunAsync(
            new(home, LongAgo)
            {
                ExpectedVersion = before.State.Version,
                Fields = fields,
                Entries = [.. decision.Entries.Select(static entry => (StackExchange.Redis.RedisValue)StoreJson.WriteBytes(StoredEntry.Of(entry, LongAgo)))],
                Messages = OutboxMessages.Of(before.State, after.State),
            },
            Cancelled);
        Assert.Equal(WriteOutcome.Done, reply.Outcome);
    }
}
