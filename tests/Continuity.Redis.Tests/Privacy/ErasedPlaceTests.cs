using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Privacy;
using Continuity.Redis.Commit;
using Continuity.Redis.Delivery;
using Continuity.Redis.Ingest;
using Continuity.Redis.Privacy;
using Continuity.Redis.Tests.Delivery;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Privacy;

/// <summary>What gateways and channels' systems have of a customer outside of their homes.</summary>
public abstract class ErasedPlaceTests(StoreServer server)
{
    private static readonly Caller Sue = new(Role.Supervisor, "sue");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EraseAsync_WithMoreToSendThanAStepTakes_EmptiesTheQueueAndGivesAllOfItUp()
    {
        var store = await Outgoing.OpenAsync(server);
        var session = await QueueAsync(store, 230);

        await store.Get<Erasures>().EraseAsync(session.Home, Sue, new("Asked for.", true), Cancelled);

        await CheckAsync(store, session.Home, 230);
    }

    [Fact]
    public async Task SweepAsync_WhoWasKeptLongEnough_SendsNothingMore()
    {
        var store = await Outgoing.OpenAsync(server, null, services => services.AddSingleton(new PrivacyOptions { RetainFor = TimeSpan.FromDays(30) }));
        var number = await store.Numbers.NextAsync(Cancelled);
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(new(home), (state, now) => Sample.Start(state, now.AddDays(-31), number), null, Cancelled);
        await store.Customers.AppendAsync<string>(new(new(home, 1)), static (state, now) => Outgoing.Message(state, 1, "one", now.AddDays(-31)), null, Cancelled);
        await store.Customers.CommitAsync(
            new(home) { Tickets = [1], Sessions = [1] },
            static (state, now) => Decision.Accept(1, state with
            {
                Profile = state.Profile with { LastContactAt = now.AddDays(-31), OpenSessions = [] },
                Sessions = state.Sessions.SetItem(1, state.Sessions[1] with { State = SessionState.Ended }),
                Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Status = Continuity.Tickets.TicketStatus.Resolved, ResolvedAt = now, WaitingIn = null, WaitingSince = null }),
            }),
            null,
            Cancelled);

        await Poll.UntilAsync(async () =>
        {
            await store.Get<RetentionSweep>().SweepAsync(Cancelled);
            return (await store.Customers.LoadAsync(home, [], [], Cancelled)).Profile.Erasure is { DoneAt: not null };
        });

        await CheckAsync(store, home, 1);
    }

    [Fact]
    public async Task SettleAsync_AnAttemptThatWasUnderWay_IsNotedAndLeavesNothingBehind()
    {
        var store = await Outgoing.OpenAsync(server);
        var session = await QueueAsync(store, 2);
        var deliveries = store.Get<Deliveries>();
        var (sent, failing) = ((await deliveries.FindAsync(session.Home, new(2, 1), Cancelled))!, (await deliveries.FindAsync(session.Home, new(3, 1), Cancelled))!);
        await store.Customers.CommitAsync(
            new CommitRequest(session.Home) { Erases = true },
            static (state, now) => Decision.Accept(1, state with { Profile = state.Profile with { Erasure = new(now, ActorRef.Agent("sue"), "Asked for.") } }),
            null,
            Cancelled);

        var taken = await deliveries.SettleAsync(sent, new(Channel.Chat, DeliveryOutcome.Sent, 1), Outgoing.Rules, Cancelled);
        var given = await deliveries.SettleAsync(failing, new(Channel.Chat, DeliveryOutcome.Unavailable, 1) { Error = "TIMEOUT" }, Outgoing.Rules, Cancelled);

        Assert.Equal((DeliveryState.Sent, DeliveryState.Failed, "REDACTED"), (taken!.State, given!.State, given.LastError));
        Assert.NotNull((await deliveries.FindAsync(session.Home, new(3, 1), Cancelled))!.Entry.Draft.Redaction);
        Assert.Equal(3, await store.Log.LengthAsync(session.Home, Cancelled));
    }

    [Fact]
    public async Task EraseAsync_PartsOfACallThatWaitYet_AreGoneAndLaterOnesStillFindTheSession()
    {
        var store = await server.OpenAsync();
        var (home, call, source) = (Sample.NewCustomer(), Guid.NewGuid().ToString(), $"pbx-{Guid.NewGuid()}");
        await store.Customers.CommitAsync(
            new(home),
            (state, now) =>
            {
                var started = Sample.Start(state, now, home.Value);
                var session = started.State!.Sessions[1] with { Channel = Channel.Phone, StartedBy = ActorRef.Ingest(source), ExternalRef = call };
                return Decision.Accept(1, started.State with { Sessions = started.State.Sessions.SetItem(1, session) }, [.. started.Entries]);
            },
            null,
            Cancelled);
        var (places, name) = (store.Get<IngestPlaces>(), IngestPlaces.OfCall(call));
        await places.NoteAsync(source, name, new(home, 1), Cancelled);
        await places.KeepAsync(source, name, "a transcript", Cancelled);
        await places.KeepAsync(source, IngestPlaces.OfCall("another"), "somebody else's", Cancelled);

        await store.Get<Erasures>().EraseAsync(home, Sue, new("Asked for.", true), Cancelled);

        await Poll.UntilAsync(async () => (await store.Customers.LoadAsync(home, [], [], Cancelled)).Profile.Erasure is { DoneAt: not null });
        Assert.Empty(await places.EarlyAsync(source, name, Cancelled));
        Assert.Equal([IngestPlaces.OfCall("another")], await places.WaitingAsync(source, DateTimeOffset.MaxValue, 10, Cancelled));
        Assert.Equal(new SessionId(home, 1), await places.FindAsync(source, name, Cancelled));
    }

    private static async Task<SessionId> QueueAsync(TestStore store, int messages)
    {
        var session = await Outgoing.BeginAsync(store);
        for (var i = 0; i < messages; i++)
        {
            await Outgoing.WriteAsync(store, session, $"message {i}");
        }

        return session;
    }

    private static async Task CheckAsync(TestStore store, CustomerId home, int count)
    {
        await Poll.UntilAsync(async () => (await store.Customers.LoadAsync(home, [], [], Cancelled)).Profile.Erasure is { DoneAt: not null });
        Assert.Empty(await Outgoing.QueueAsync(store, home));
        Assert.DoesNotContain(home, await Outgoing.LookAsync(store));
        var deliveries = await store.Get<Continuity.Redis.Customers.RecordReader>().DeliveriesAsync(Enumerable.Range(2, count).Select(sequence => new EntryId(home, sequence)), Cancelled);
        Assert.Equal(count, deliveries.Count);
        Assert.All(deliveries.Values, static one => Assert.Equal((DeliveryState.Failed, "REDACTED"), (one.State, one.LastError)));
    }
}
