using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Inboxes;
using Continuity.Queues;
using Continuity.Redis.Connection;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Keys;
using Continuity.Redis.Projections;
using Continuity.Redis.Tests.Hosting;
using Continuity.Tickets;

namespace Continuity.Redis.Tests.Inboxes;

public abstract class InboxTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_TicketClaimedOfferedAcceptedAndClosed_StandsInTheListsOfThoseItConcerns()
    {
        var desk = await new Desk(await server.OpenAsync()).OpenAsync();
        await desk.ChangeAsync((c, now) => c.With(c.State.Tickets[1] with { Owner = desk.Agent("ana"), Handler = ActorRef.Agent(desk.Agent("ana")), WaitingIn = null, WaitingSince = null }));
        Assert.Equal([1], await desk.ListAsync("ana", InboxList.Handling));
        Assert.Equal([1], await desk.ListAsync("ana", InboxList.Responsible));

        await desk.ChangeAsync((c, now) => c.With(desk.Offer(1, HandoffTarget.OfAgent(desk.Agent("ben")), now)).With(c.State.Tickets[1] with { OpenHandoff = 1 }));
        Assert.Equal([1], await desk.ListAsync("ben", InboxList.Offers));

        await desk.ChangeAsync((c, now) => c
            .With(c.State.Handoffs[1] with { State = HandoffState.Accepted })
            .With(c.State.Tickets[1] with { OpenHandoff = null, Handler = ActorRef.Agent(desk.Agent("ben")) }));
        Assert.Empty(await desk.ListAsync("ben", InboxList.Offers));
        Assert.Equal([1], await desk.ListAsync("ben", InboxList.Handling));
        Assert.Empty(await desk.ListAsync("ana", InboxList.Handling));
        Assert.Equal([1], await desk.ListAsync("ana", InboxList.Responsible));

        await desk.ChangeAsync((c, now) => c.With(c.State.Tickets[1] with { Status = TicketStatus.Resolved, ResolvedAt = now }));
        Assert.Empty(await desk.ListAsync("ben", InboxList.Handling));
        Assert.Equal([1], await desk.ListAsync("ana", InboxList.Responsible));

        await desk.ChangeAsync((c, now) => c.With(c.State.Tickets[1] with { Status = TicketStatus.Closed, ClosedAt = now }));
        Assert.Empty(await desk.ListAsync("ana", InboxList.Responsible));
    }

    [Fact]
    public async Task CommitAsync_FollowUpThroughItsStates_StandsInTheListOfEachAndOfWhoWasToldOfIt()
    {
        var desk = await new Desk(await server.OpenAsync()).OpenAsync();
        await desk.ChangeAsync((c, now) => c.With(desk.FollowUp(2, now)).With(desk.FollowUp(1, now)));
        Assert.Equal([1, 2], await desk.ListAsync("ana", [.. InboxLists.FollowUps(null)]));

        await desk.ChangeAsync((c, now) => c.With(c.State.FollowUps[1] with { State = FollowUpState.Missed, EscalatedTo = desk.Agent("sup") }));
        Assert.Equal([1], await desk.ListAsync("ana", InboxList.FollowUpsMissed));
        Assert.Equal([1], await desk.ListAsync("sup", [.. InboxLists.FollowUps(null)]));
        Assert.Equal([2], await desk.ListAsync("ana", InboxList.FollowUpsPending));

        await desk.ChangeAsync((c, now) => c.With(c.State.FollowUps[1] with { State = FollowUpState.Kept }).With(c.State.FollowUps[2] with { Responsible = desk.Agent("cleo") }));
        Assert.Equal([1], await desk.ListAsync("ana", [.. InboxLists.FollowUps(FollowUpState.Kept)]));
        Assert.Empty(await desk.ListAsync("sup", [.. InboxLists.FollowUps(null)]));
        Assert.Empty(await desk.ListAsync("ana", [.. InboxLists.FollowUps(null)]));
        Assert.Equal([2], await desk.ListAsync("cleo", [.. InboxLists.FollowUps(null)]));
    }

    [Fact]
    public async Task PageAsync_TicketsWithAndWithoutADuty_ThoseWithTheEarliestDutyComeFirst()
    {
        var store = await server.OpenAsync();
        var agent = Guid.NewGuid().ToString("N");
        var desks = new List<Desk>();
        foreach (var due in new int?[] { null, 5, 3, null })
        {
            var desk = await new Desk(store).OpenAsync(ticket => ticket with { Owner = agent });
            desks.Add(desk);
            if (due is { } number)
            {
                await desk.ChangeAsync((c, now) => c.With(desk.FollowUp(number, now) with { Responsible = agent }));
            }
        }

        var read = new List<InboxItem>();
        while (await store.Get<InboxLists>().PageAsync([agent], [InboxList.Responsible], read.Count > 0 ? read[^1] : null, 1, Cancelled) is [var next])
        {
            read.Add(next);
        }

        Assert.Equal([desks[2].Home, desks[1].Home, desks[0].Home, desks[3].Home], read.Select(static item => item.Home));
    }

    [Fact]
    public async Task CommitAsync_WarmOfferToAQueueExpires_TheQueueIsToldOfEachChangeOnce()
    {
        var store = await server.OpenAsync();
        var desk = await new Desk(store).OpenAsync();
        var other = desk.Queue + "-other";
        await desk.ChangeAsync((c, now) => c.With(c.State.Tickets[1] with { Owner = desk.Agent("ana"), Handler = ActorRef.Agent(desk.Agent("ana")), WaitingIn = null, WaitingSince = null }));
        await desk.ChangeAsync((c, now) => c.With(desk.Offer(1, HandoffTarget.OfQueue(other), now, TransferMode.Warm)).With(c.State.Tickets[1] with { OpenHandoff = 1 }));
        Assert.Equal([new TicketId(desk.Home, 1)], (await store.Queues.PageAsync(other, null, 5, Cancelled)).Select(static w => w.Ticket));
        await desk.ChangeAsync((c, now) => c
            .With(c.State.Handoffs[1] with { State = HandoffState.Expired })
            .With(c.State.Tickets[1] with { OpenHandoff = null, Handler = null, WaitingIn = other, WaitingSince = now.AddSeconds(1) }));
        Assert.Equal(1, await store.Queues.CountAsync(other, Cancelled));
        await desk.ChangeAsync((c, now) => c.With(c.State.Tickets[1] with { WaitingIn = null, WaitingSince = null, Status = TicketStatus.Resolved }));
        Assert.Equal(0, await store.Queues.CountAsync(other, Cancelled));

        var (first, second) = (await Told.AllAsync(store, EventLog.OfQueue(desk.Queue)), await Told.AllAsync(store, EventLog.OfQueue(other)));
        Assert.Equal([nameof(QueueEventKind.Waiting), nameof(QueueEventKind.Taken)], first.Select(static e => e.Kind));
        Assert.Equal([nameof(QueueEventKind.Waiting), nameof(QueueEventKind.Waiting), nameof(QueueEventKind.Left)], second.Select(static e => e.Kind));
        Assert.Equal([new HandoffId(desk.Home, 1), null, null], second.Select(static e => e.Handoff));
        Assert.Equal([1L, 2L, 3L], second.Select(static e => e.Number));
    }

    [Fact]
    public async Task CommitAsync_SeveralNoticesToTwoAgents_EachIsToldTheirsInOrderWithWhatTheyAreAbout()
    {
        var desk = await new Desk(await server.OpenAsync()).OpenAsync();
        await desk.ChangeAsync((c, now) => c.With(c.State.Tickets[1] with { Version = 2 })
            .Tell(desk.Notice("ana", InboxEventKind.FollowUpMissed) with { FollowUp = 3 })
            .Tell(desk.Notice("sup", InboxEventKind.FollowUpEscalated) with { FollowUp = 3 })
            .Tell(desk.Notice("ana", InboxEventKind.HandoffOffered) with { Handoff = 4 })
            .Tell(desk.Notice("ana", InboxEventKind.OwnershipOffered) with { OwnershipOffer = 5 }));

        var ticket = new TicketId(desk.Home, 1);
        Assert.Equal(
            [
                new(1, "FollowUpMissed", ticket, null, new(desk.Home, 3), null),
                new(2, "HandoffOffered", ticket, new(desk.Home, 4), null, null),
                new(3, "OwnershipOffered", ticket, null, null, new(desk.Home, 5)),
            ],
            await desk.ToldAsync("ana"));
        Assert.Equal([new ToldEvent(1, "FollowUpEscalated", ticket, null, new(desk.Home, 3), null)], await desk.ToldAsync("sup"));
    }

    [Theory]
    [InlineData("ben", "ana", "ben")]
    [InlineData(null, "ana", "ana")]
    [InlineData("ben", null, "ben")]
    public async Task AppendAsync_CustomerWrites_TellsWhoHandlesTheTicketElseItsOwner(string? handler, string? owner, string told)
    {
        var store = await server.OpenAsync();
        var desk = await OpenAsync(store, handler, owner);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await store.Customers.AppendAsync<int>(new(new(desk.Home, 1)), (state, now) => Decision.Accept(0, state, Desk.Message(desk.Home, now)), null, Cancelled);
        }

        await Poll.UntilAsync(async () => (await desk.ToldAsync(told)).Count == 3);
        Assert.All(await desk.ToldAsync(told), one => Assert.Equal(("CustomerWrote", new TicketId(desk.Home, 1)), (one.Kind, one.Ticket)));
        Assert.Empty(await desk.ToldAsync(told == "ben" ? "ana" : "ben"));
        await Poll.UntilAsync(async () => await store.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(desk.Home).Outbox, Cancelled) == 0);
        Assert.Equal(0, await store.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(desk.Home).Telling(desk.Home), Cancelled));
    }

    [Fact]
    public async Task AppendAsync_SameKeyAgain_TellsOnce()
    {
        var store = await server.OpenAsync();
        var desk = await OpenAsync(store, "ben", "ana");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await store.Customers.AppendAsync<int>(
                new(new(desk.Home, 1)) { Idempotency = new("kim", "key", "payload") }, (state, now) => Decision.Accept(0, state, Desk.Message(desk.Home, now)), null, Cancelled);
        }

        await Poll.UntilAsync(async () => await store.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(desk.Home).Outbox, Cancelled) == 0);
        Assert.Single(await desk.ToldAsync("ben"));
    }

    [Fact]
    public async Task AppendAsync_AgentsCannotBeReached_IsDoneAllTheSameAndTheyAreToldLater()
    {
        var reachable = new TaskCompletionSource();
        var store = await server.OpenAsync(replace: services => HeldScripts.Replace(services, ":events", () => reachable.Task));
        var plain = await server.OpenAsync();
        var desk = await OpenAsync(plain, "ben", "ana");

        var written = await store.Customers.AppendAsync<int>(new(new(desk.Home, 1)), (state, now) => Decision.Accept(0, state, Desk.Message(desk.Home, now)), null, Cancelled);

        Assert.True(written.IsAccepted);
        Assert.Empty(await Told.AllAsync(plain, EventLog.OfAgent(desk.Agent("ben"))));
        reachable.SetResult();
        await Poll.UntilAsync(async () => (await Told.AllAsync(plain, EventLog.OfAgent(desk.Agent("ben")))).Count == 1);
    }

    [Fact]
    public async Task FollowAsync_MoreEventsThanAreKept_TheNewestAreThereAndWhoIsBehindThemIsToldSo()
    {
        var store = await server.OpenAsync(static o => o with { Deadline = TimeSpan.FromSeconds(60) });
        var (home, agent) = (Sample.NewCustomer(), Guid.NewGuid().ToString("N"));
        var log = EventLog.OfAgent(agent);
        // Each comes again, also when the first ones are no longer kept.
        foreach (var order in new[] { 1, 1, 2, 2, 3, 3, 1, 2, 3 })
        {
            StoredEvent[] events = [.. Enumerable.Repeat(new StoredEvent("FollowUpDue", order), TellingProjection.MostEvents / 2)];
            await store.Get<TellingProjection>().ApplyAsync(new InboxChanged(agent, home) { Events = events }, order, Cancelled);
        }

        var (feed, newest) = (store.Get<EventFeed>(), TellingProjection.MostEvents * 3 / 2);
        Assert.Equal(newest, await feed.BeginAsync(log, null, Cancelled));
        Assert.Equal(newest, await feed.BeginAsync(log, newest + 7, Cancelled));
        await Assert.ThrowsAsync<EventsExpiredException>(() => feed.BeginAsync(log, newest - TellingProjection.MostEvents - 1, Cancelled));
        await using var late = feed.FollowAsync(log, 1, Cancelled).GetAsyncEnumerator(Cancelled);
        await Assert.ThrowsAsync<EventsExpiredException>(async () => await late.MoveNextAsync());
        await using var inTime = feed.FollowAsync(log, await feed.BeginAsync(log, newest - TellingProjection.MostEvents, Cancelled), Cancelled).GetAsyncEnumerator(Cancelled);
        Assert.True(await inTime.MoveNextAsync());
        Assert.Equal((newest - TellingProjection.MostEvents + 1, 2), (inTime.Current.Number, inTime.Current.Ticket.Number));
    }

    [Fact]
    public async Task FollowAsync_TheLogHasLostEventsThatTheReaderHas_TheReaderIsToldSo()
    {
        var store = await server.OpenAsync();
        var (redis, home, agent) = (store.Get<IRedisCalls>(), Sample.NewCustomer(), Guid.NewGuid().ToString("N"));
        await TellAsync(1);
        await TellAsync(2);
        await TellAsync(3);
        var log = EventLog.OfAgent(agent);
        await using var reader = store.Get<EventFeed>().FollowAsync(log, 2, Cancelled).GetAsyncEnumerator(Cancelled);
        Assert.True(await reader.MoveNextAsync());

        // As a replica that had not heard of the last two; what is told then takes the number of one.
        var lost = await redis.SortedSetRangeByScoreAsync(new InboxKeys(agent).Events, 2, 3, 0, 2, Cancelled);
        await redis.SortedSetRemoveAsync(new InboxKeys(agent).Events, [.. lost.Select(static one => one.Element)], Cancelled);
        await TellAsync(4);

        await Assert.ThrowsAsync<EventsExpiredException>(async () => await reader.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancelled));

        Task TellAsync(int order) => store.Get<TellingProjection>().ApplyAsync(new InboxChanged(agent, home) { Events = [new("FollowUpDue", order)] }, order, Cancelled);
    }

    private static Task<Desk> OpenAsync(TestStore store, string? handler, string? owner)
    {
        var desk = new Desk(store);
        return desk.OpenAsync(ticket => ticket with
        {
            Owner = owner is null ? null : desk.Agent(owner),
            Handler = handler is null ? ActorRef.Bot("bot") : ActorRef.Agent(desk.Agent(handler)),
            WaitingIn = null,
            WaitingSince = null,
        });
    }
}
