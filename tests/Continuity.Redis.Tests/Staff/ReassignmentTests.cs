using Continuity.Callers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Queues;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Staff;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Tickets;
using Continuity.Staff;
using Continuity.Tickets;
using StackExchange.Redis;
using Role = Continuity.Callers.Role;

namespace Continuity.Redis.Tests.Staff;

public abstract class ReassignmentTests(StoreServer server)
{
    private static readonly string[] Nobody = [];
    private static readonly QueueRules Queues = new() { Names = ["general"] };
    private static readonly DeadlineRules Rules = new(new HandoffOptions(), new FollowUpOptions());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SweepAsync_AfterARemovalThatNobodyFinished_ReassignsAllOfItFromAnyProcess()
    {
        var (here, there) = (await server.OpenAsync(), await server.OpenAsync());
        var (agent, successor) = await StaffAsync(here);
        var tickets = new List<TicketId>();
        for (var i = 0; i < 30; i++)
        {
            tickets.Add(await OwnedAsync(here, agent));
        }

        await RemoveAsync(here, agent, successor);
        await SweptAsync(there, agent);

        foreach (var ticket in tickets)
        {
            var read = await TicketAsync(there, ticket);
            Assert.Equal((successor, ActorRef.Agent(successor)), (read.Owner, read.Handler));
        }

        Assert.NotNull((await there.Get<RosterReader>().ReadAsync(Cancelled)).Find(agent)!.ReassignedAt);
    }

    [Fact]
    public async Task SweepAsync_InSeveralProcessesAtOnce_ReassignsEachTicketOnce()
    {
        var stores = new[] { await server.OpenAsync(), await server.OpenAsync(), await server.OpenAsync() };
        var (agent, successor) = await StaffAsync(stores[0]);
        var ticket = await OwnedAsync(stores[0], agent);
        var before = await TicketAsync(stores[0], ticket);
        await RemoveAsync(stores[0], agent, successor);

        await Task.WhenAll(stores.Select(store => SweptAsync(store, agent)));

        var after = await TicketAsync(stores[0], ticket);
        Assert.Equal((successor, before.Version + 1), (after.Owner, after.Version));
    }

    [Fact]
    public async Task SweepAsync_HomesThatCantBeReassigned_HoldUpNoOtherNorAnotherAgent()
    {
        var store = await server.OpenAsync();
        var (redis, staff) = (store.Get<IRedisCalls>(), new[] { await StaffAsync(store), await StaffAsync(store) }.OrderBy(static one => one.Agent, StringComparer.Ordinal).ToList());
        var bad = Enumerable.Range(0, 40).Select(static _ => new TicketId(Sample.NewCustomer(), 1)).ToList();
        var listed = new StaffKeys(staff[0].Agent).Parts;
        foreach (var ticket in bad)
        {
            await redis.SetAsync(new CustomerKeys(ticket.Home).State, "nothing", Cancelled);
            await redis.SortedSetAddAsync(listed, TicketText.Of(ticket), 0, Cancelled);
        }

        TicketId[] good = [await OwnedAsync(store, staff[0].Agent), await OwnedAsync(store, staff[1].Agent)];
        await Poll.UntilAsync(async () => await redis.SortedSetLengthAsync(listed, Cancelled) > bad.Count && await redis.SortedSetLengthAsync(new StaffKeys(staff[1].Agent).Parts, Cancelled) == 1);
        foreach (var (agent, successor) in staff)
        {
            await RemoveAsync(store, agent, successor);
        }

        var fault = await Record.ExceptionAsync(() => store.Get<Reassignment>().SweepAsync(Cancelled));
        await redis.SortedSetRemoveAsync(listed, [.. bad.Select(static ticket => (RedisValue)TicketText.Of(ticket))], Cancelled);

        Assert.NotNull(fault);
        Assert.Equal(staff.Select(static one => one.Successor), [(await TicketAsync(store, good[0])).Owner, (await TicketAsync(store, good[1])).Owner]);
    }

    [Fact]
    public async Task Projection_TicketThatTurnsUpAfterTheSweep_IsReassignedTheMoreSo()
    {
        var store = await server.OpenAsync();
        var (agent, successor) = await StaffAsync(store);
        await RemoveAsync(store, agent, successor);
        await SweptAsync(store, agent);

        // As of a command that was decided before the agent left.
        var ticket = await OwnedAsync(store, agent);

        await Poll.UntilAsync(async () => (await TicketAsync(store, ticket)).Owner == successor);
        Assert.Equal(ActorRef.Agent(successor), (await TicketAsync(store, ticket)).Handler);
    }

    [Fact]
    public async Task Orphans_TicketWrittenWithoutAnybody_IsListedUntilItIsSomebodysAgain()
    {
        var store = await server.OpenAsync();
        var (agent, _) = await StaffAsync(store);
        var ticket = await OwnedAsync(store, agent);

        await ChangeAsync(store, ticket, static t => t with { Owner = null, Handler = null });
        await Poll.UntilAsync(async () => await IsOrphanAsync(store, ticket));
        await ChangeAsync(store, ticket, t => t with { Owner = agent });

        await Poll.UntilAsync(async () => !await IsOrphanAsync(store, ticket));
    }

    [Fact]
    public async Task Orphans_WhatWhoLeftStillOwns_IsListedPageByPage()
    {
        var store = await server.OpenAsync();
        var (agent, _) = await StaffAsync(store);
        var tickets = new List<TicketId>();
        for (var i = 0; i < 5; i++)
        {
            tickets.Add(await OwnedAsync(store, agent));
        }

        var found = new List<TicketId>();
        await Poll.UntilAsync(async () => (await store.Get<OrphanIndex>().PageAsync([agent], null, 1_000, Cancelled)).Count(one => tickets.Contains(one.Ticket)) == 5);
        for ((TicketId, DateTimeOffset)? last = null; ;)
        {
            var page = await store.Get<OrphanIndex>().PageAsync([agent], last, 2, Cancelled);
            found.AddRange(page.Select(static one => one.Ticket));
            if (page.Count < 2)
            {
                break;
            }

            last = page[^1];
        }

        Assert.Equal(found.Distinct(), found);
        Assert.Empty(tickets.Except(found));
    }

    private static async Task<(string Agent, string Successor)> StaffAsync(TestStore store)
    {
        var (agent, successor) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        await store.Directory.NoteAsync(new(Role.Agent, agent, agent), Cancelled);
        await store.Directory.NoteAsync(new(Role.Agent, successor, successor), Cancelled);
        return (agent, successor);
    }

    private static async Task RemoveAsync(TestStore store, string agent, string successor)
    {
        var removed = await store.Get<RosterChanges>().ChangeAsync(
            (roster, now) => RemoveAgent.Decide(roster, new(Role.Supervisor, "sue"), new(agent, successor, "Has left."), now), Cancelled);
        Assert.Null(removed.Refusal);
    }

    private static Task SweptAsync(TestStore store, string agent) => Poll.UntilAsync(async () =>
    {
        await store.Get<Reassignment>().SweepAsync(Cancelled);
        return (await store.Get<RosterReader>().ReadAsync(Cancelled)).Find(agent)!.ReassignedAt is not null;
    });

    private static async Task<TicketId> OwnedAsync(TestStore store, string agent)
    {
        var home = Sample.NewCustomer();
        var number = await store.Numbers.NextAsync(Cancelled);
        await store.Customers.CommitAsync(new CommitRequest(home), (state, now) => Sample.Start(state, now, number), null, Cancelled);
        var ticket = new TicketId(home, 1);
        await store.Customers.CommitAsync(
            new CommitRequest(home) { Tickets = [1] }, (state, now) => ClaimTicket.Decide(state, new(Role.Agent, agent), new(ticket), Roster.Empty, Queues, Rules, now), null, Cancelled);
        return ticket;
    }

    private static Task<Committed<bool>> ChangeAsync(TestStore store, TicketId ticket, Func<Ticket, Ticket> change) => store.Customers.CommitAsync(
        new CommitRequest(ticket.Home) { Tickets = [ticket.Number] },
        (state, _) => Decision.Accept(true, state with { Tickets = state.Tickets.SetItem(ticket.Number, change(state.Tickets[ticket.Number])) }),
        null,
        Cancelled);

    private static async Task<Ticket> TicketAsync(TestStore store, TicketId ticket) =>
        Assert.Single(await store.Records.TicketsAsync(ticket.Home, [ticket.Number], Cancelled));

    private static async Task<bool> IsOrphanAsync(TestStore store, TicketId ticket) =>
        (await store.Get<OrphanIndex>().PageAsync(Nobody, null, 1_000, Cancelled)).Any(one => one.Ticket == ticket);
}
