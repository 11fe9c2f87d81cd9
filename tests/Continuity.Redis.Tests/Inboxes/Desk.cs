using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Redis.Commit;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Inboxes;

/// <summary>One home with a ticket and agents of its own, on a store.</summary>
internal sealed class Desk(TestStore store)
{
    private readonly string tag = Guid.NewGuid().ToString("N");

    public CustomerId Home { get; } = Sample.NewCustomer();

    public string Queue => $"queue-{tag}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>An agent of this desk.</summary>
    public string Agent(string name) => $"{name}-{tag}";

    /// <summary>Opens the ticket, number 1, with a session, number 1.</summary>
    public async Task<Desk> OpenAsync(Func<Ticket, Ticket>? change = null)
    {
        await store.Customers.CommitAsync(
            new(Home),
            (state, now) =>
            {
                var start = Sample.Start(state, now, Home.Value, Queue);
                var ticket = start.State!.Tickets[1];
                return Changes.Of(start.State with { Profile = start.State.Profile with { Name = "Kim" } }).With(change?.Invoke(ticket) ?? ticket).Accept(0);
            },
            null,
            Cancelled);
        return this;
    }

    /// <summary>Commits changes, made from the state and the time.</summary>
    public Task<Committed<int>> ChangeAsync(Func<Changes, DateTimeOffset, Changes> change, TestStore? by = null) => (by ?? store).Customers.CommitAsync(
        new(Home) { Tickets = [1] }, (state, now) => change(Changes.Of(state), now).Accept(0), null, Cancelled);

    /// <summary>The numbers in a list, in order.</summary>
    public async Task<IReadOnlyList<int>> ListAsync(string agent, params IReadOnlyList<InboxList> lists) =>
        [.. (await store.Get<InboxLists>().PageAsync([Agent(agent)], lists, null, 100, Cancelled)).Select(static item => item.Number)];

    /// <summary>What an agent was told, by kind.</summary>
    public async Task<IReadOnlyList<ToldEvent>> ToldAsync(string agent) => await Told.AllAsync(store, EventLog.OfAgent(Agent(agent)));

    public Handoff Offer(int number, HandoffTarget to, DateTimeOffset now, TransferMode mode = TransferMode.Cold) =>
        new(number, 1, ActorRef.Agent(Agent("ana")), to, mode, "reason", "summary", now, now.AddMinutes(number));

    public FollowUp FollowUp(int number, DateTimeOffset now) =>
        new(number, 1, FollowUpKind.Promise, "promise", Agent("ana"), now.AddMinutes(number), now, ActorRef.Agent(Agent("ana")));

    public Notice Notice(string agent, InboxEventKind kind) => new(Agent(agent), kind, 1);

    public static EntryDraft Message(CustomerId home, DateTimeOffset now) =>
        new(new MessageContent("Hello?"), ActorRef.Customer(home), Channel.Chat, now) { Session = 1 };
}
