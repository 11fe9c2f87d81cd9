using System.Collections.Immutable;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Merging;
using Continuity.Model;
using Continuity.Redis.Connection;
using Continuity.Redis.CrashHost;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Keys;
using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Handoffs.Model;

/// <summary>Plays on a store as one process has it.</summary>
internal sealed class StoreCommits(TestStore store) : ICommits
{
    private static readonly Caller Agent = new(Role.Agent, "ana");

    private readonly ModelCommits commits = new(store.Customers);

    public Task<CustomerState> CommitAsync<T>(
        CustomerId home, Named named, Func<CustomerState, DateTimeOffset, Decision<T>> decide, CancellationToken cancellationToken) =>
        commits.CommitAsync(home, named, decide, cancellationToken);

    public async Task<MergeId?> MergeAsync(CustomerId survivor, CustomerId merged, CancellationToken cancellationToken) =>
        await store.Get<CustomerMerges>().MergeAsync(new(survivor, merged, Command.Reason), Agent, cancellationToken) is { IsAccepted: true } done ? done.Value : null;

    public Task UnmergeAsync(MergeId merge, CancellationToken cancellationToken) =>
        store.Get<CustomerMerges>().UnmergeAsync(new(merge, Command.Reason), Agent, cancellationToken);

    public async Task<CustomerState> ReadAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var state = await store.Customers.LoadAsync(home, [], [], cancellationToken);
        var tickets = await store.Records.TicketsAsync(Numbers(state.Profile.TicketCount).Select(number => new TicketId(home, number)), cancellationToken);
        var handoffs = await store.Records.HandoffsAsync(Numbers(state.Profile.HandoffCount).Select(number => new HandoffId(home, number)), cancellationToken);
        var offers = await store.Records.OwnershipOffersAsync(Numbers(state.Profile.OwnershipOfferCount).Select(number => new OwnershipOfferId(home, number)), cancellationToken);
        var followUps = await store.Records.FollowUpsAsync(Numbers(state.Profile.FollowUpCount).Select(number => new FollowUpId(home, number)), cancellationToken);
        return state with
        {
            Tickets = tickets.Values.ToImmutableDictionary(static one => one.Number),
            Handoffs = handoffs.Values.ToImmutableDictionary(static one => one.Number),
            OwnershipOffers = offers.Values.ToImmutableDictionary(static one => one.Number),
            FollowUps = followUps.Values.ToImmutableDictionary(static one => one.Number),
        };
    }

    /// <summary>Checks what the store keeps beside a home that nobody writes to: when something falls due next in it, and which of its tickets wait in which queue.</summary>
    public async Task CheckBesideAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var state = await ReadAsync(home, cancellationToken);
        if (state.IsEmpty)
        {
            return;
        }

        var redis = store.Get<IRedisCalls>();
        var due = await redis.SortedSetRangeByScoreAsync(Partition.Of(home).Due, double.NegativeInfinity, double.PositiveInfinity, 0, 10_000, cancellationToken);
        var mine = due.Where(one => (string)one.Element! == home.Value).Select(static one => (long?)one.Score).SingleOrDefault();
        Assert.Equal(NextDeadline.Of(state)?.ToUnixTimeMilliseconds(), mine);
        foreach (var agent in Cast.Staff.Select(static one => one.Id))
        {
            await ListedAsync(agent, state.Handoffs.Values.Where(one => one.State == HandoffState.Offered && one.To.Agent == agent).Select(static one => one.Number), InboxList.Offers);
            await ListedAsync(agent, state.OwnershipOffers.Values.Where(one => one.IsOpen && one.To == agent).Select(static one => one.Number), InboxList.OwnershipOffers);
            await ListedAsync(agent, state.Tickets.Values.Where(one => one.Status == TicketStatus.Open && one.Handler == ActorRef.Agent(agent)).Select(static one => one.Number), InboxList.Handling);
            await ListedAsync(agent, state.Tickets.Values.Where(one => one.Status != TicketStatus.Closed && one.Owner == agent).Select(static one => one.Number), InboxList.Responsible);
            await ListedAsync(
                agent,
                state.FollowUps.Values.Where(one => one.IsOpen && (one.Responsible == agent || one.EscalatedTo == agent)).Select(static one => one.Number),
                InboxList.FollowUpsPending,
                InboxList.FollowUpsDue,
                InboxList.FollowUpsMissed);
        }

        async Task ListedAsync(string agent, IEnumerable<int> expected, params IReadOnlyCollection<InboxList> lists)
        {
            var listed = await store.Get<InboxLists>().PageAsync([agent], lists, null, 100_000, cancellationToken);
            Assert.Equal(expected.Order(), listed.Where(one => one.Home == home).Select(static one => one.Number).Order());
        }

        foreach (var queue in Cast.QueueNames)
        {
            var waiting = await redis.SortedSetRangeByScoreAsync(new QueueKeys(queue).Waiting, double.NegativeInfinity, double.PositiveInfinity, 0, 100_000, cancellationToken);
            Assert.Equal(
                state.Tickets.Values.Where(one => IsListed(state, one, queue)).Select(static one => one.Number).Order(),
                waiting.Select(static one => TicketText.Read((string)one.Element!)).Where(one => one.Home == home).Select(static one => one.Number).Order());
        }
    }

    // What is offered to a queue is listed there, also while somebody still handles it.
    private static bool IsListed(CustomerState state, Ticket ticket, string queue) =>
        ticket.WaitingIn == queue || (ticket.OpenHandoff is { } open && state.Handoffs[open].To.Queue == queue);

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(1, count);
}
