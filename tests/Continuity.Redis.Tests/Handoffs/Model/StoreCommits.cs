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
using Continuity.Redis.Outbox;
using Continuity.Redis.Tests.Hosting;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Handoffs.Model;

/// <summary>Plays on a store as one process has it.</summary>
internal sealed class StoreCommits(TestStore store) : ICommits
{
    private const int Everything = 10_000;
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

    /// <summary>
    /// Checks what the store keeps beside homes that nobody writes to: when something falls due next in them, and which of their tickets, offers and follow-ups stand in which
    /// queue and inbox.
    /// </summary>
    public async Task CheckBesideAsync(IReadOnlyList<CustomerId> homes, CancellationToken cancellationToken)
    {
        var redis = store.Get<IRedisCalls>();
        // A command does not wait long for what is told beside its home: on a machine with other work to do it comes later.
        foreach (var partition in homes.Select(Partition.Of).Distinct())
        {
            await Poll.UntilAsync(() => store.Get<OutboxRelay>().RelayOutboxAsync(partition, DateTimeOffset.MaxValue, cancellationToken));
        }

        var states = await Task.WhenAll(homes.Select(home => ReadAsync(home, cancellationToken)));
        await Task.WhenAll([.. states.Select(CheckDueAsync), .. states.Select(CheckCountedAsync), .. Cast.Staff.Select(agent => CheckInboxAsync(agent.Id)), .. Cast.QueueNames.Select(CheckQueueAsync)]);

        async Task CheckDueAsync(CustomerState state)
        {
            var due = await redis.SortedSetRangeByScoreAsync(Partition.Of(state.Id).Due, double.NegativeInfinity, double.PositiveInfinity, 0, Everything, cancellationToken);
            Assert.Equal(NextDeadline.Of(state)?.ToUnixTimeMilliseconds(), due.Where(one => (string)one.Element! == state.Id.Value).Select(static one => (long?)one.Score).SingleOrDefault());
        }

        async Task CheckCountedAsync(CustomerState state)
        {
            Assert.Equal(
                state.Handoffs.Values.Where(static one => one.State == HandoffState.Offered).Select(static one => (CustomerFields.Handoff(one.Number), one.OfferedAt))
                    .Concat(state.OwnershipOffers.Values.Where(static one => one.State == HandoffState.Offered).Select(static one => (CustomerFields.OwnershipOffer(one.Number), one.OfferedAt)))
                    .Select(static one => $"{one.Item1} {one.OfferedAt.ToUnixTimeMilliseconds()}").Order(),
                await CountedAsync(state.Id, Partition.Of(state.Id).Offers));
            Assert.Equal(
                state.FollowUps.Values.Where(static one => one.State is FollowUpState.Due or FollowUpState.Missed || (one.State == FollowUpState.Pending && one.NextAt is not null))
                    .Select(static one => $"{CustomerFields.FollowUp(one.Number)} {one.DueAt.ToUnixTimeMilliseconds()}").Order(),
                await CountedAsync(state.Id, Partition.Of(state.Id).Duties));
        }

        async Task<IEnumerable<string>> CountedAsync(CustomerId home, string key)
        {
            var counted = await redis.SortedSetRangeByScoreAsync(key, double.NegativeInfinity, double.PositiveInfinity, 0, Everything, cancellationToken);
            return counted.Where(one => ((string)one.Element!).StartsWith(home.Value + ' ', StringComparison.Ordinal)).Select(one => $"{((string)one.Element!)[(home.Value.Length + 1)..]} {(long)one.Score}").Order();
        }

        async Task CheckQueueAsync(string queue)
        {
            var waiting = await redis.SortedSetRangeByScoreAsync(new QueueKeys(queue).Waiting, double.NegativeInfinity, double.PositiveInfinity, 0, Everything, cancellationToken);
            var listed = waiting.Select(static one => TicketText.Read((string)one.Element!)).ToLookup(static one => one.Home, static one => one.Number);
            foreach (var state in states)
            {
                Assert.Equal(state.Tickets.Values.Where(one => IsListed(state, one, queue)).Select(static one => one.Number).Order(), listed[state.Id].Order());
            }
        }

        async Task CheckInboxAsync(string agent)
        {
            await ListedAsync(agent, state => state.Handoffs.Values.Where(one => one.State == HandoffState.Offered && one.To.Agent == agent).Select(static one => one.Number), InboxList.Offers);
            await ListedAsync(agent, state => state.OwnershipOffers.Values.Where(one => one.IsOpen && one.To == agent).Select(static one => one.Number), InboxList.OwnershipOffers);
            await ListedAsync(
                agent, state => state.Tickets.Values.Where(one => one.Status == TicketStatus.Open && one.Handler == ActorRef.Agent(agent)).Select(static one => one.Number), InboxList.Handling);
            await ListedAsync(agent, state => state.Tickets.Values.Where(one => one.Status != TicketStatus.Closed && one.Owner == agent).Select(static one => one.Number), InboxList.Responsible);
            await ListedAsync(
                agent,
                state => state.FollowUps.Values.Where(one => one.IsOpen && (one.Responsible == agent || one.EscalatedTo == agent)).Select(static one => one.Number),
                InboxList.FollowUpsPending,
                InboxList.FollowUpsDue,
                InboxList.FollowUpsMissed);
        }

        async Task ListedAsync(string agent, Func<CustomerState, IEnumerable<int>> expected, params IReadOnlyCollection<InboxList> lists)
        {
            var listed = (await store.Get<InboxLists>().PageAsync([agent], lists, null, Everything, cancellationToken)).ToLookup(static one => one.Home, static one => one.Number);
            foreach (var state in states)
            {
                Assert.Equal(expected(state).Order(), listed[state.Id].Order());
            }
        }
    }

    // What is offered to a queue is listed there, also while somebody still handles it.
    private static bool IsListed(CustomerState state, Ticket ticket, string queue) =>
        ticket.WaitingIn == queue || (ticket.OpenHandoff is { } open && state.Handoffs[open].To.Queue == queue);

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(1, count);
}
