using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Threads;

/// <summary>What comes late to a session that has ended, by the domain's own rules.</summary>
public abstract class LateAppendTests(StoreServer server)
{
    private static readonly Caller Ingest = new(Role.Ingest, "chat");
    private static readonly CallContent Call = new(Direction.Inbound, TimeSpan.FromMinutes(3), "Asked for the bill.", null, null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AppendAsync_AfterTheEndThatThisProcessDoesNotKnowOf_IsRecordedAsLate()
    {
        var (here, elsewhere) = (await server.OpenAsync(), await server.OpenAsync());
        var session = await StartAsync(here);
        Assert.True((await AppendAsync(here, session, new(new MessageContent("in time")))).IsAccepted);
        await EndAsync(elsewhere, session);

        var message = await AppendAsync(here, session, new(new MessageContent("too late")));
        var call = await AppendAsync(here, session, new(Call));
        var again = await AppendAsync(here, session, new(Call));

        Assert.Equal(RefusalCode.WrongState, message.Refusal?.Code);
        Assert.Equal([3, 4], call.Entries.Concat(again.Entries).Select(static e => e.Id.Sequence));
        Assert.Equal(SessionState.Ended, (await here.Customers.LoadAsync(session.Home, [], [1], Cancelled)).Sessions[1].State);
    }

    [Theory]
    [InlineData(TicketStatus.Open)]
    [InlineData(TicketStatus.Resolved)]
    [InlineData(TicketStatus.Closed)]
    public async Task AppendAsync_Late_IsActivityOfAnOpenTicketOnlyAndReopensNone(TicketStatus status)
    {
        var store = await server.OpenAsync();
        var session = await StartAsync(store);
        await EndAsync(store, session);
        await store.Customers.CommitAsync(
            new(session.Home) { Tickets = [1] },
            (state, now) => Decision.Accept(0, state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Status = status, ResolvedAt = status == TicketStatus.Open ? null : now }) }),
            null,
            Cancelled);
        var before = (await store.Customers.LoadAsync(session.Home, [1], [], Cancelled)).Tickets[1];

        var late = await AppendAsync(store, session, new(Call));

        var after = (await store.Customers.LoadAsync(session.Home, [1], [], Cancelled)).Tickets[1];
        Assert.True(late.IsAccepted);
        Assert.Equal(status, after.Status);
        Assert.Equal(status == TicketStatus.Open ? late.Entries.Single().RecordedAt : before.LastActivityAt, after.LastActivityAt);
    }

    private static async Task<SessionId> StartAsync(TestStore store)
    {
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(new(home), static (state, now) => Sample.Start(state, now, "1"), null, Cancelled);
        return new(home, 1);
    }

    private static Task<Committed<int>> EndAsync(TestStore store, SessionId session) => store.Customers.CommitAsync(
        new(session.Home) { Sessions = [session.Number] }, (state, now) => Sample.End(state, session.Number, now), null, Cancelled);

    private static Task<Committed<bool>> AppendAsync(TestStore store, SessionId session, RecordEntryCommand command) =>
        store.Customers.AppendAsync<bool>(new(session), (state, now) => Decide(state, session, command, now), null, Cancelled);

    private static Decision<bool> Decide(CustomerState state, SessionId session, RecordEntryCommand command, DateTimeOffset now)
    {
        var known = state.Sessions[session.Number];
        var entry = RecordEntry.Decide(state.Id, known, state.Tickets[known.Ticket], Ingest, command, new(), now);
        return entry.Refusal is { } refusal ? refusal : Decision.Accept(true, state, entry.Value!);
    }
}
