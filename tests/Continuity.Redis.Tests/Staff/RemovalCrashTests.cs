using Continuity.Callers;
using Continuity.Deadlines;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Queues;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.CrashHost;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Staff;
using Continuity.Redis.Tests.Hosting;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Staff;

/// <summary>
/// The process that removes an agent is killed at one of its calls after another (<see cref="StoreServer.KillsAtEvery"/>), or dies at it as <see cref="DyingProcess"/> does. Once the removal was sent again and another process has gone on, nothing is owned, handled, offered to or owed
/// by who left, and each ticket has passed on once.
/// </summary>
public abstract class RemovalCrashTests(StoreServer server)
{
    // No removal makes more calls than these; that the last ones are not reached is how it is known that all were.
    private const int Most = 80;

    private static readonly InboxList[] Lists = Enum.GetValues<InboxList>();
    private static readonly QueueRules Queues = new() { Names = ["general"] };
    private static readonly DeadlineRules Rules = new(new HandoffOptions(), new FollowUpOptions());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Removal_ProcessKilledAtEachCall_LeavesNothingWithWhoLeft()
    {
        var (here, there) = (await OpenAsync(), await OpenAsync());
        for (var call = server.FirstKill(); ; call += server.KillsAtEvery)
        {
            Assert.True(call < Most, "It goes on for ever.");
            var (agent, successor) = (await AgentAsync(here), await AgentAsync(here));
            var (owned, offered) = (await OwnedAsync(here, agent), await OwnedAsync(here, successor));
            await PromiseAsync(here, owned, agent);
            await OfferAsync(here, offered, successor, agent);
            await ToldAsync(here, owned, offered);

            var told = await RemoveUntilAsync(here, call, agent, successor);

            await RemoveAsync(there, agent, successor);
            await Poll.UntilAsync(async () =>
            {
                await there.Get<Reassignment>().SweepAsync(Cancelled);
                await SweepAsync(there, owned, offered);
                return (await there.Get<InboxLists>().PageAsync([agent], Lists, null, 100, Cancelled)).Count == 0
                    && (await there.Get<RosterReader>().ReadAsync(Cancelled)).Find(agent)!.ReassignedAt is not null;
            });

            await AssertPassedOnceAsync(there, owned, offered, agent, successor);
            if (told is not null)
            {
                Assert.True(call > 2, "It was not killed at all.");
                Assert.Equal("accepted", told);
                TestContext.Current.SendDiagnosticMessage("Killed at each {0}. of {1} calls.", server.KillsAtEvery, call - 1);
                return;
            }
        }
    }

    private async Task<string?> RemoveUntilAsync(TestStore store, int call, string agent, string successor)
    {
        if (!DyingProcess.IsRealAt(server, call))
        {
            return await DyingProcess.RunAsync(store, call, process => RemovalCrash.RunAsync(process, static () => { }, agent, successor));
        }

        await using var host = await MergingProcess.RemovingAsync(server, call, agent, successor);
        return await host.RunAsync();
    }

    private static async Task AssertPassedOnceAsync(TestStore store, TicketId owned, TicketId offered, string agent, string successor)
    {
        var passed = await store.Customers.LoadAsync(owned.Home, [owned.Number], [], Cancelled);
        Assert.Equal((successor, ActorRef.Agent(successor)), (passed.Tickets[1].Owner, passed.Tickets[1].Handler));
        Assert.Equal(successor, Assert.Single(passed.FollowUps.Values).Responsible);
        var log = await store.Log.RangeAsync(owned.Home, 1, int.MaxValue, Cancelled);
        Assert.Single(log, static entry => entry.Draft.Content is ActivityContent { Activity: Activity.OwnershipAccepted });

        var kept = await store.Customers.LoadAsync(offered.Home, [offered.Number], [], Cancelled);
        Assert.Equal((successor, ActorRef.Agent(successor), null), (kept.Tickets[1].Owner, kept.Tickets[1].Handler, kept.Tickets[1].OpenHandoff));
        Assert.Equal(HandoffState.Withdrawn, (await store.Records.HandoffsAsync([new HandoffId(offered.Home, 1)], Cancelled)).Values.Single().State);
        Assert.All([passed, kept], state => Assert.DoesNotContain(agent, state.Tickets.Values.SelectMany(ticket => TicketParts.Of(state, ticket))));
    }

    private Task<TestStore> OpenAsync() => server.OpenAsync(static options => options with { RelayAfter = TimeSpan.FromMilliseconds(100) });

    private static async Task<string> AgentAsync(TestStore store)
    {
        var agent = Guid.NewGuid().ToString("N");
        await store.Directory.NoteAsync(new(Role.Agent, agent, agent), Cancelled);
        return agent;
    }

    private static async Task<TicketId> OwnedAsync(TestStore store, string agent)
    {
        var home = Sample.NewCustomer();
        var number = await store.Numbers.NextAsync(Cancelled);
        await store.Customers.CommitAsync(new CommitRequest(home), (state, now) => Sample.Start(state, now, number), null, Cancelled);
        var ticket = new TicketId(home, 1);
        var claimed = await store.Customers.CommitAsync(
            new CommitRequest(home) { Tickets = [1] }, (state, now) => ClaimTicket.Decide(state, new(Role.Agent, agent), new(ticket), Roster.Empty, Queues, Rules, now), null, Cancelled);
        Assert.True(claimed.IsAccepted);
        return ticket;
    }

    private static async Task PromiseAsync(TestStore store, TicketId ticket, string agent)
    {
        var promised = await store.Customers.CommitAsync(
            new CommitRequest(ticket.Home) { Tickets = [1] },
            (state, now) => PromiseFollowUp.Decide(state, new(Role.Agent, agent), new(ticket, FollowUpKind.Callback, "We call you.", now.AddHours(1)), Roster.Empty, Rules.FollowUps, now),
            null,
            Cancelled);
        Assert.True(promised.IsAccepted);
    }

    private static async Task OfferAsync(TestStore store, TicketId ticket, string agent, string to)
    {
        var roster = await store.Get<RosterReader>().ReadAsync(Cancelled);
        var offer = new OfferHandoffCommand(ticket, HandoffTarget.OfAgent(to), TransferMode.Cold, "Knows it better.", "All is said.", TimeSpan.FromMinutes(15));
        var offered = await store.Customers.CommitAsync(
            new CommitRequest(ticket.Home) { Tickets = [1] }, (state, now) => OfferHandoff.Decide(state, new(Role.Agent, agent), offer, roster, Queues, Rules, now), null, Cancelled);
        Assert.True(offered.IsAccepted);
    }

    private static async Task RemoveAsync(TestStore store, string agent, string successor)
    {
        var removed = await store.Get<RosterChanges>().ChangeAsync(
            (roster, now) => RemoveAgent.Decide(roster, new(Role.Supervisor, "sue"), new(agent, successor, "Has left."), now), Cancelled);
        Assert.Null(removed.Refusal);
    }

    // All that the scene is about is listed before the process begins.
    private static Task ToldAsync(TestStore store, params TicketId[] tickets) => Poll.UntilAsync(async () =>
    {
        await SweepAsync(store, tickets);
        var left = await Task.WhenAll(tickets.Select(ticket => store.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(ticket.Home).Outbox, Cancelled)));
        return left.All(static length => length == 0);
    });

    private static async Task SweepAsync(TestStore store, params TicketId[] tickets)
    {
        var left = await Task.WhenAll(tickets.Select(ticket => store.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(ticket.Home).Outbox, Cancelled)));
        if (left.Any(static length => length > 0))
        {
            await store.Get<OutboxSweep>().SweepAsync(Cancelled);
        }
    }
}
