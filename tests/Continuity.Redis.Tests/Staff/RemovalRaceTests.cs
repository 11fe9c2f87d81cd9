using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Queues;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Staff;
using Continuity.Redis.Tests.Hosting;
using Continuity.Staff;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Staff;

/// <summary>
/// Who is removed goes on working meanwhile, by two processes, of which some commands were let in before the removal: they accept, claim, promise, and are offered more. In the end nothing is
/// theirs.
/// </summary>
public abstract class RemovalRaceTests(StoreServer server)
{
    private const int Rounds = 24;
    private static readonly QueueRules Queues = new() { Names = ["general"] };
    private static readonly DeadlineRules Rules = new(new HandoffOptions(), new FollowUpOptions());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Removal_WhileWhoLeavesGoesOnWorking_LeavesNothingWithThem()
    {
        TestStore[] stores = [await OpenAsync(), await OpenAsync()];
        var done = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var (agent, successor, giver) = (await AgentAsync(stores[0]), await AgentAsync(stores[0]), await AgentAsync(stores[0]));
            var (waiting, offered, owned, given) = (await WaitingAsync(stores[0]), await OwnedAsync(stores[0], giver), await OwnedAsync(stores[0], agent), await OwnedAsync(stores[0], giver));
            Assert.True(await OfferAsync(stores[0], await RosterAsync(stores[0]), offered, giver, agent));

            var (start, removed, reassigned) = (NewSignal(), NewSignal(), NewSignal());
            List<(string What, Func<TestStore, Roster, Task<bool>> Do)> commands =
            [
                ("claim", (store, roster) => DoAsync(store, waiting, (state, now) => ClaimTicket.Decide(state, Of(agent), new(waiting), roster, Queues, Rules, now))),
                ("accept", (store, roster) => DoAsync(store, offered, (state, now) => AcceptHandoff.Decide(state, Of(agent), new(new(offered.Home, 1)), roster, Queues, Rules, now))),
                ("promise", (store, roster) => DoAsync(store, owned, (state, now) => PromiseFollowUp.Decide(
                    state, Of(agent), new(owned, FollowUpKind.Callback, "We call you.", now.AddHours(1)), roster, Rules.FollowUps, now))),
                ("offer", (store, roster) => OfferAsync(store, roster, given, giver, agent)),
            ];
            var racers = commands.SelectMany((command, i) => new[] { true, false }.Select(isEarly => Task.Run(async () =>
            {
                // One is let in before the removal, and comes at once with it, after it, or when all is reassigned; the other is let in when it comes.
                var store = stores[(i + (isEarly ? 0 : 1)) % 2];
                var roster = isEarly ? await RosterAsync(store) : null;
                await (isEarly ? new[] { start, removed, reassigned }[round % 3] : start).Task;
                for (var steps = (round + (3 * i) + (isEarly ? 2 : 0)) % 12; steps > 0; steps--)
                {
                    await store.Get<IRedisCalls>().GetAsync(SystemKeys.RosterVersion, Cancelled);
                }

                return await command.Do(store, roster ?? await RosterAsync(store)) ? command.What : "";
            }))).ToList();
            var removal = Task.Run(async () =>
            {
                await start.Task;
                await RemoveAsync(stores[0], agent, successor);
                removed.SetResult();
                await Task.WhenAll(stores.Select(store => ReassignedAsync(store, agent, [])));
                reassigned.SetResult();
            });
            start.SetResult();
            await removal;
            done.AddRange(await Task.WhenAll(racers));

            TicketId[] tickets = [waiting, offered, owned, given];
            await ReassignedAsync(stores[1], agent, tickets);
            foreach (var ticket in tickets)
            {
                var state = await stores[round % 2].Customers.LoadAsync(ticket.Home, [ticket.Number], [], Cancelled);
                Assert.DoesNotContain(agent, TicketParts.Of(state, state.Tickets[1]));
                Assert.DoesNotContain(state.FollowUps.Values, followUp => followUp.IsOpen && followUp.Responsible == agent);
            }

            Assert.Equal(0, await stores[0].Get<IRedisCalls>().SortedSetLengthAsync(new StaffKeys(agent).Parts, Cancelled));
        }

        TestContext.Current.SendDiagnosticMessage("Done by who left: {0}", string.Join(", ", done.CountBy(static what => what).OrderBy(static one => one.Key).Select(static one => $"{one.Key} {one.Value}")));
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Caller Of(string agent) => new(Role.Agent, agent);

    private Task<TestStore> OpenAsync() => server.OpenAsync(static options => options with { RelayAfter = TimeSpan.FromMilliseconds(100) });

    private static Task<Roster> RosterAsync(TestStore store) => store.Get<RosterReader>().ReadAsync(Cancelled);

    private static async Task<string> AgentAsync(TestStore store)
    {
        var agent = Guid.NewGuid().ToString("N");
        await store.Directory.NoteAsync(new(Role.Agent, agent, agent), Cancelled);
        return agent;
    }

    private static async Task<TicketId> WaitingAsync(TestStore store)
    {
        var home = Sample.NewCustomer();
        var number = await store.Numbers.NextAsync(Cancelled);
        await store.Customers.CommitAsync(new CommitRequest(home), (state, now) => Sample.Start(state, now, number), null, Cancelled);
        return new(home, 1);
    }

    private static async Task<TicketId> OwnedAsync(TestStore store, string agent)
    {
        var ticket = await WaitingAsync(store);
        Assert.True(await DoAsync(store, ticket, (state, now) => ClaimTicket.Decide(state, Of(agent), new(ticket), Roster.Empty, Queues, Rules, now)));
        return ticket;
    }

    private static Task<bool> OfferAsync(TestStore store, Roster roster, TicketId ticket, string agent, string to) => DoAsync(store, ticket, (state, now) => OfferHandoff.Decide(
        state,
        Of(agent),
        new(ticket, HandoffTarget.OfAgent(to), TransferMode.Cold, "Knows it better.", "All is said.", TimeSpan.FromMinutes(15)),
        roster,
        Queues,
        Rules,
        now));

    private static async Task<bool> DoAsync<T>(TestStore store, TicketId ticket, Func<CustomerState, DateTimeOffset, Decision<T>> decide) =>
        (await store.Customers.CommitAsync(new CommitRequest(ticket.Home) { Tickets = [ticket.Number], Handoffs = [1] }, decide, null, Cancelled)).IsAccepted;

    private static async Task RemoveAsync(TestStore store, string agent, string successor)
    {
        var removed = await store.Get<RosterChanges>().ChangeAsync(
            (roster, now) => RemoveAgent.Decide(roster, new(Role.Supervisor, "sue"), new(agent, successor, "Has left."), now), Cancelled);
        Assert.Null(removed.Refusal);
    }

    // The engine does the same in every process, over and over.
    private static Task ReassignedAsync(TestStore store, string agent, IReadOnlyList<TicketId> tickets) => Poll.UntilAsync(async () =>
    {
        await store.Get<Reassignment>().SweepAsync(Cancelled);
        var left = await Task.WhenAll(tickets.Select(ticket => store.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(ticket.Home).Outbox, Cancelled)));
        if (left.Any(static length => length > 0))
        {
            await store.Get<OutboxSweep>().SweepAsync(Cancelled);
            return false;
        }

        return (await RosterAsync(store)).Find(agent)!.ReassignedAt is not null;
    });
}
