using Continuity.Delivery;
using Continuity.Redis.Connection;
using Continuity.Redis.Delivery;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Delivery;

public abstract class DeliveryStoreTests(StoreServer server)
{
    private static readonly DeliveryResult Sent = new(Channel.Chat, DeliveryOutcome.Sent, 1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AppendAsync_WhatIsToLeave_IsOrderedAndQueuedInTheSameCommit()
    {
        var store = await Outgoing.OpenAsync(server);
        var session = await Outgoing.BeginAsync(store);

        var entry = (await Outgoing.WriteAsync(store, session, "one")).Entries.Single();

        Assert.True(entry.Draft.HasDelivery);
        Assert.True((await store.Log.RangeAsync(session.Home, 2, 2, Cancelled)).Single().Draft.HasDelivery);
        Assert.Equal([2], await Outgoing.QueueAsync(store, session.Home));
        var delivery = (await store.Records.DeliveriesAsync([entry.Id], Cancelled))[entry.Id];
        Assert.Equal(new EntryDelivery(1, DeliveryKind.Message, Channel.Chat, entry.RecordedAt) { Session = 1, Author = "ana" }, delivery);
        await using var heard = store.Get<SendingBell>().HeardAsync(Cancelled).GetAsyncEnumerator(Cancelled);
        Assert.True(await heard.MoveNextAsync());
        Assert.Equal(session.Home, heard.Current);
    }

    [Fact]
    public async Task AppendAsync_Repeated_IsOrderedOnce()
    {
        var store = await Outgoing.OpenAsync(server);
        var session = await Outgoing.BeginAsync(store);
        var (first, again) = (await Outgoing.WriteAsync(store, session, "one"), await Outgoing.WriteAsync(store, session, "one"));

        Assert.Equal((true, first.Entries[0].Id), (again.IsRepeat, again.Entries[0].Id));
        Assert.Equal([2], await Outgoing.QueueAsync(store, session.Home));
    }

    [Fact]
    public async Task AppendAsync_RememberedSession_IsStillOneRoundTrip()
    {
        var store = await Outgoing.OpenAsync(server, null, static services => services.AddSingleton<RedisFence>().AddSingleton(static s => CountedCalls.Of(s.GetRequiredService<RedisFence>())));
        var session = await Outgoing.BeginAsync(store);
        // The announcement of the partition travels along with the first one.
        await Outgoing.WriteAsync(store, session, "one");

        Assert.Equal(1, await CountedCalls.DuringAsync(store, () => Outgoing.WriteAsync(store, session, "two")));
        Assert.Equal(1, await CountedCalls.DuringAsync(store, () => store.Get<Deliveries>().FindAsync(session.Home, new(3, 1), Cancelled)));
    }

    [Fact]
    public async Task LookAsync_ProcessDiedBetweenCommitAndSending_AnotherFindsTheHomeAfterAWhile()
    {
        var (died, other) = (await Outgoing.OpenAsync(server, static o => o with { RelayAfter = TimeSpan.FromMilliseconds(100) }), await Outgoing.OpenAsync(server));
        var session = await Outgoing.BeginAsync(died);
        await Outgoing.WriteAsync(died, session, "one");

        await Poll.UntilAsync(async () => (await Outgoing.LookAsync(other)).Contains(session.Home));

        Assert.Equal([2], await Outgoing.QueueAsync(other, session.Home));
    }

    [Fact]
    public async Task LookAsync_JustCommitted_LeavesItToTheProcessThatCommitted()
    {
        var store = await Outgoing.OpenAsync(server, static o => o with { RelayAfter = TimeSpan.FromMinutes(1) });
        var session = await Outgoing.BeginAsync(store);
        await Outgoing.WriteAsync(store, session, "one");

        Assert.DoesNotContain(session.Home, await Outgoing.LookAsync(store));
    }

    [Fact]
    public async Task SettleAsync_SentTwiceOverByTwoProcesses_IsNotedOnceAndTheAuthorIsToldOnce()
    {
        TestStore[] stores = [await Outgoing.OpenAsync(server), await Outgoing.OpenAsync(server)];
        var session = await Outgoing.BeginAsync(stores[0]);
        var id = (await Outgoing.WriteAsync(stores[0], session, "one")).Entries.Single().Id;
        var before = await stores[0].Get<EventFeed>().BeginAsync(EventLog.OfAgent("ana"), null, Cancelled);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            var deliveries = stores[i % 2].Get<Deliveries>();
            await deliveries.SettleAsync((await deliveries.FindAsync(session.Home, new(2, 1), Cancelled))!, Sent, Outgoing.Rules, Cancelled);
        }));

        var delivery = (await stores[0].Records.DeliveriesAsync([id], Cancelled))[id];
        Assert.Equal((DeliveryState.Sent, 1), (delivery.State, delivery.Attempts));
        var told = await stores[0].Get<EventFeed>().FollowAsync(EventLog.OfAgent("ana"), before, Cancelled).FirstAsync(one => one.Ticket.Home == session.Home, Cancelled);
        Assert.Equal(("DeliveryChanged", id), (told.Kind, told.Entry));
        Assert.Equal(before + 1, await stores[0].Get<EventFeed>().BeginAsync(EventLog.OfAgent("ana"), null, Cancelled));
    }

    [Fact]
    public async Task SettleAsync_MoreCameMeanwhile_KeepsTheTimeThatItsCommitSaid()
    {
        var store = await Outgoing.OpenAsync(server);
        var (queue, redis) = (store.Get<SendingQueue>(), store.Get<IRedisCalls>());
        var session = await Outgoing.BeginAsync(store);
        await Outgoing.WriteAsync(store, session, "one");
        await Outgoing.WriteAsync(store, session, "two");
        var homes = new SendingKeys(session.Home).Homes;
        var far = DateTimeOffset.UnixEpoch.AddYears(200);

        await queue.SettleAsync(session.Home, [new(2, 1)], 2, far, Cancelled);
        Assert.Equal([3], await Outgoing.QueueAsync(store, session.Home));
        Assert.Contains((await redis.SortedSetRangeByScoreAsync(homes, 0, far.ToUnixTimeMilliseconds() - 1, 0, 100, Cancelled)).Select(static one => (string)one.Element!), home => home == session.Home.Value);

        await queue.SettleAsync(session.Home, [], 3, far, Cancelled);
        Assert.DoesNotContain(session.Home, await Outgoing.LookAsync(store));

        await queue.SettleAsync(session.Home, [new(3, 1)], 3, far, Cancelled);
        Assert.DoesNotContain((await redis.SortedSetRangeByScoreAsync(homes, 0, double.PositiveInfinity, 0, 100, Cancelled)).Select(static one => (string)one.Element!), home => home == session.Home.Value);
    }

    [Fact]
    public async Task TryTakeAsync_TwoSenders_OneMaySendUntilItGivesItBackOrIsNotHeardOf()
    {
        var (one, other) = ((await Outgoing.OpenAsync(server)).Get<Deliveries>(), (await Outgoing.OpenAsync(server)).Get<Deliveries>());
        var home = Sample.NewCustomer();
        var (brief, least) = (TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(100));
        var first = (await one.TryTakeAsync(home, TimeSpan.FromMinutes(1), Cancelled))!;
        Assert.Null(await other.TryTakeAsync(home, TimeSpan.FromMinutes(1), Cancelled));
        Assert.True(await first.HoldsAsync(TimeSpan.FromSeconds(59), Cancelled));
        await first.DisposeAsync();

        var silent = (await one.TryTakeAsync(home, brief, Cancelled))!;
        SenderLease? next = null;
        await Poll.UntilAsync(async () => (next = await other.TryTakeAsync(home, TimeSpan.FromMinutes(1), Cancelled)) is not null);
        Assert.False(await silent.HoldsAsync(brief - least, Cancelled));
        Assert.False(await silent.HoldsAsync(TimeSpan.Zero, Cancelled));

        // Giving back what is lost takes nothing from whoever has it now.
        await silent.DisposeAsync();
        Assert.True(await next!.HoldsAsync(TimeSpan.FromSeconds(59), Cancelled));
        await next.DisposeAsync();
    }

    [Fact]
    public async Task FindAsync_TheEntryWasRedactedMeanwhile_HasWhatTheLogHasNow()
    {
        var store = await Outgoing.OpenAsync(server);
        var session = await Outgoing.BeginAsync(store);
        await Outgoing.WriteAsync(store, session, "secret");
        await store.Customers.CommitAsync(
            new(session.Home) { Entries = [2] },
            static (state, _) => Decisions.Decision.Accept("", state with { Entries = state.Entries.SetItem(2, state.Entries[2] with { Draft = state.Entries[2].Draft with { Content = new MessageContent("") } }) }),
            null,
            Cancelled);

        var matter = await store.Get<Deliveries>().FindAsync(session.Home, new(2, 1), Cancelled);

        Assert.Equal(("", true), (Sample.TextOf(matter!.Entry), matter.Entry.Draft.HasDelivery));
        Assert.DoesNotContain("secret", string.Concat((await store.Get<IRedisCalls>().HashGetAllAsync(new CustomerKeys(session.Home).State, Cancelled)).Select(static field => field.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReceiveAsync_OfWhatWasSent_IsNotedOnceAndOfNothingIsNull()
    {
        var store = await Outgoing.OpenAsync(server);
        var session = await Outgoing.BeginAsync(store);
        var id = (await Outgoing.WriteAsync(store, session, "one")).Entries.Single().Id;
        var deliveries = store.Get<Deliveries>();
        await deliveries.SettleAsync((await deliveries.FindAsync(session.Home, new(2, 1), Cancelled))!, Sent, Outgoing.Rules, Cancelled);

        var received = await deliveries.ReceiveAsync(id, true, null, Cancelled);

        Assert.Equal(DeliveryState.Delivered, received!.State);
        Assert.Equal(received, await deliveries.ReceiveAsync(id, false, "late", Cancelled));
        Assert.Null(await deliveries.ReceiveAsync(id with { Sequence = 1 }, true, null, Cancelled));
        Assert.Equal(2, await store.Log.LengthAsync(session.Home, Cancelled));
    }

    /// <summary>Left by a kill of a server that tears scripts: the first command of a commit is there, the rest is not.</summary>
    [Fact]
    public async Task LoadAsync_ACommitWasTornBeforeItsQueue_QueuesItNow()
    {
        var store = await Outgoing.OpenAsync(server);
        var session = await Outgoing.BeginAsync(store);
        var keys = new CustomerKeys(session.Home);
        await store.Get<StoreConnection>().Multiplexer.GetDatabase().ScriptEvaluateAsync(
            "local made = { 1, { ARGV[3] }, {}, '0', '', '0', ARGV[1], '', ARGV[2], {}, '0', {}, '', { '2 1' }, '5' } redis.call('HSET', KEYS[1], 'redo', '\\n' .. cmsgpack.pack(made))",
            [keys.State],
            [keys.Hint, session.Home.Value, (await store.Get<IRedisCalls>().ListRangeAsync(keys.Log, 0, 0, Cancelled)).Single()]);

        await store.Customers.LoadAsync(session.Home, [], [], Cancelled);

        Assert.Equal([2], await Outgoing.QueueAsync(store, session.Home));
        Assert.Contains(
            (await store.Get<IRedisCalls>().SortedSetRangeByScoreAsync(new SendingKeys(session.Home).Homes, 5, 5, 0, 100, Cancelled)).Select(static one => (string)one.Element!),
            home => home == session.Home.Value);
    }
}
