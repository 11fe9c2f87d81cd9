using Continuity.Callers;
using Continuity.Deadlines;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Queues;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Tests.Deadlines;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Tests.Inboxes;
using Continuity.Staff;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Handoffs;

/// <summary>Who takes a ticket over and does not read its brief, on a store whose engine runs.</summary>
public abstract class BriefUnreadTests(StoreServer server)
{
    private static readonly QueueRules Queues = new() { Names = ["general"] };
    private static readonly DeadlineRules Rules = new(new() { BriefReadWithin = TimeSpan.FromSeconds(5) }, new());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Engine_ABriefThatWasNotReadInTime_IsToldToTheOwnerOnceAndOneThatWasToNobody()
    {
        // The engine starts last: how long the rest takes decides nothing.
        var store = await server.OpenAsync();
        var read = await TakenOverAsync(store);
        await store.Customers.CommitAsync(
            new(read.Home) { Tickets = [1] },
            (state, now) => AcknowledgeBrief.Decide(state, Agent(read, "ben"), new(new(state.Id, 1), state.LogLength), now),
            null,
            Cancelled);
        var unread = await TakenOverAsync(store);
        await using var engine = await RunningEngine.StartAsync(store);

        await Poll.UntilAsync(async () => await ToReadAsync(store, unread) is null && (await UnreadAsync(unread)).Any());

        var told = Assert.Single(await UnreadAsync(unread));
        Assert.Equal((new TicketId(unread.Home, 1), new HandoffId(unread.Home, 1)), (told.Ticket, told.Handoff));
        Assert.Null(await ToReadAsync(store, read));
        Assert.Empty(await UnreadAsync(read));
    }

    private static async Task<BriefToRead?> ToReadAsync(TestStore store, Desk desk) =>
        (await store.Customers.LoadAsync(desk.Home, [1], [], Cancelled)).Tickets[1].BriefToRead;

    private static async Task<IEnumerable<ToldEvent>> UnreadAsync(Desk desk) => (await desk.ToldAsync("ana")).Where(static told => told.Kind == nameof(InboxEventKind.BriefUnread));

    private static async Task<Desk> TakenOverAsync(TestStore store)
    {
        var desk = new Desk(store);
        await desk.OpenAsync(ticket => ticket with { Owner = desk.Agent("ana"), Handler = ActorRef.Agent(desk.Agent("ana")), WaitingIn = null, WaitingSince = null });
        var roster = new[] { "ana", "ben" }.Aggregate(Roster.Empty, (all, name) => all.With(new(desk.Agent(name), Role.Agent)));
        await store.Customers.CommitAsync(
            new(desk.Home) { Tickets = [1] },
            (state, now) => OfferHandoff.Decide(
                state,
                Agent(desk, "ana"),
                new(new(state.Id, 1), HandoffTarget.OfAgent(desk.Agent("ben")), TransferMode.Warm, "They know it better.", "All is said.", TimeSpan.FromMinutes(1)),
                roster,
                Queues,
                Rules,
                now),
            null,
            Cancelled);
        var accepted = await store.Customers.CommitAsync(
            new(desk.Home) { Handoffs = [1] },
            (state, now) => AcceptHandoff.Decide(state, Agent(desk, "ben"), new(new(state.Id, 1)), roster, Queues, Rules, now),
            null,
            Cancelled);
        Assert.Equal(1, accepted.State.Tickets[1].BriefToRead?.Handoff);
        return desk;
    }

    private static Caller Agent(Desk desk, string name) => new(Role.Agent, desk.Agent(name)) { Name = name };
}
