using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Threads;

/// <summary>A session that goes on from one at another home of the same customer.</summary>
public abstract class GoesOnElsewhereTests(StoreServer server)
{
    private static readonly Caller Ana = new(Role.Agent, "ana");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_SessionNamedAtAnotherHome_IsToldInItThere()
    {
        var store = await server.OpenAsync();
        var (here, there) = await MergedAsync(store);

        var started = await store.Customers.CommitAsync(
            new(here),
            (state, now) => StartSession.Decide(state, Ana, Call(here, there, Earlier(state, there)), new(), new(), now),
            null,
            Cancelled);

        Assert.Null(started.Refusal);
        Assert.Equal(new SessionId(there, 1), started.State.Sessions[started.Value.Number].Continues);
        await Poll.UntilAsync(async () => await MovedAsync(store, there) is [{ Draft.Session: 1, Draft.Channel: Channel.Chat }]);
        Assert.Empty(await MovedAsync(store, here));
        Assert.Equal(started.Entries[0].RecordedAt, (await MovedAsync(store, there))[0].Draft.OccurredAt);
    }

    [Fact]
    public async Task CommitAsync_EmailReplyToASessionAtAnotherHome_LeavesNothingThere()
    {
        var store = await server.OpenAsync();
        var (here, there) = await MergedAsync(store);

        var started = await store.Customers.CommitAsync(
            new(here),
            (state, now) => StartSession.Decide(
                state, new(Role.Ingest, "mail"), Call(here, there, Earlier(state, there)) with { Ticket = null, Channel = Channel.Email, IsEmailReply = true }, new(), new(), now),
            null,
            Cancelled);
        await store.Customers.AppendAsync(
            new(new(there, 1)), static (state, now) => Continuity.Decisions.Decision.Accept(true, state, Sample.Text("after it", 1, now)), null, Cancelled);

        Assert.Equal(CustomerRule.EmailReply, started.State.Sessions[started.Value.Number].Match.CustomerRule);
        Assert.Empty(await MovedAsync(store, there));
    }

    private static async Task<(CustomerId Here, CustomerId There)> MergedAsync(TestStore store)
    {
        var (here, there) = (Sample.NewCustomer(), Sample.NewCustomer());
        await store.Customers.CommitAsync(new(here), static (state, now) => Sample.Start(state, now, "1"), null, Cancelled);
        await store.Customers.CommitAsync(new(there), static (state, now) => Sample.Start(state, now, "2"), null, Cancelled);
        Assert.Null((await store.Get<CustomerMerges>().MergeAsync(new(here, there, "They are one."), Ana, Cancelled)).Refusal);
        return (here, there);
    }

    private static Session? Earlier(CustomerState state, CustomerId there) => CustomerHomes.Of(state).Find(there)!.Sessions[1];

    private static StartSessionCommand Call(CustomerId here, CustomerId there, Session? earlier) =>
        new(Channel.Phone, new(here, CustomerRule.ExplicitTicket, [], false), "3", "general")
        {
            Ticket = new TicketId(here, 1),
            ContinuesSession = new(there, 1),
            Continued = earlier,
        };

    private static async Task<IReadOnlyList<Entry>> MovedAsync(TestStore store, CustomerId home) =>
        [.. (await store.Log.RangeAsync(home, 1, 100, Cancelled)).Where(static entry => entry.Draft.Content is ActivityContent { Activity: Activity.SessionMoved })];
}
