using Continuity.Callers;
using Continuity.Continuation;
using Continuity.Customers;
using Continuity.Redis.Commit;
using Continuity.Redis.Continuation;
using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Continuation;

/// <summary>Codes of a customer who was merged into another go on working, and go on doing so when that is undone.</summary>
public abstract class MergedContinuationTests(StoreServer server)
{
    private static readonly Caller Ana = new(Role.Agent, "ana");
    private static readonly Caller Chat = new(Role.Ingest, "chat");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UseAsync_CustomerMergedMeanwhileAndSeparatedAgain_StartsTheSessionWithTheTicket()
    {
        var store = await server.OpenAsync();
        var (survivor, merged) = (await BeginAsync(store), await BeginAsync(store));
        IssuedCode[] issued = [await IssueAsync(store, merged), await IssueAsync(store, merged)];

        var merge = await store.Get<CustomerMerges>().MergeAsync(new(survivor, merged, "One person"), Ana, Cancelled);
        Assert.Null(merge.Refusal);
        var first = await StartAsync(store, issued[0].Code);
        Assert.Null((await store.Get<CustomerMerges>().UnmergeAsync(new(merge.Value, "Two persons"), Ana, Cancelled)).Refusal);
        var second = await StartAsync(store, issued[1].LinkToken);

        Assert.Equal([new(merged, 2), new(merged, 3)], [first, second]);
        var home = await store.Customers.LoadAsync(merged, [], [2, 3], Cancelled);
        Assert.Equal([1, 2, 3], home.Tickets[1].Sessions);
        Assert.All([2, 3], number => Assert.Equal((Assurance.Claimed, new SessionId(merged, 1)), (home.Sessions[number].Assurance, home.Sessions[number].Continues!.Value)));
        Assert.Equal(1, (await store.Customers.LoadAsync(survivor, [], [], Cancelled)).Profile.SessionCount);
    }

    private static async Task<CustomerId> BeginAsync(TestStore store)
    {
        var number = await store.Numbers.NextAsync(Cancelled);
        return (await store.Customers.CommitAsync(new(Sample.NewCustomer()), (state, now) => Sample.Start(state, now, number), null, Cancelled)).State.Id;
    }

    private static async Task<IssuedCode> IssueAsync(TestStore store, CustomerId home)
    {
        var state = await store.Customers.LoadAsync(home, [1], [1], Cancelled);
        var grant = IssueContinuationCode.Decide(state, Ana, new(new(home, 1)), new(), TimeProvider.System.Now());
        return await store.Get<ContinuationCodes>().IssueAsync(grant.Value!, Cancelled);
    }

    private static async Task<SessionId> StartAsync(TestStore store, ContinuationCode code)
    {
        var key = new Idempotency("Ingest:chat", Guid.NewGuid().ToString(), "payload");
        var grant = (await store.Get<ContinuationCodes>().UseAsync(code, key, Cancelled)).Value!;
        var contact = await store.FirstContact.ResolveAsync([], grant.Ticket.Home, key, Cancelled);
        var command = new StartSessionCommand(Channel.Chat, contact.Resolution, "unused", "general") { Ticket = grant.Ticket, ContinuesSession = grant.IssuedIn, Continuation = grant };
        var done = await store.Customers.CommitAsync(
            new(contact.Home) { Tickets = [grant.Ticket.Number], Sessions = [grant.IssuedIn!.Value.Number], Idempotency = key },
            (state, now) => StartSession.Decide(state, Chat, command, new(), new(), now),
            null,
            Cancelled);
        Assert.Null(done.Refusal);
        return done.Value;
    }
}
