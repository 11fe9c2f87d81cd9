using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Webhooks;
using Continuity.Threads;
using Continuity.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Webhooks;

public abstract class WebhookRelayTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_EntriesOfEveryWay_AreQueuedForEachEndpointThatWantsThem()
    {
        var (all, notes) = (Unique(), Unique());
        var store = await OpenAsync(new WebhookSubscription(all) { IsInternal = true }, new WebhookSubscription(notes) { Events = [new("note.*")], IsInternal = true });
        var home = await StartAsync(store);
        await SayAsync(store, home, "one");
        await store.Customers.CommitAsync(new(home), (state, now) => Sample.Prefer(state, "two", now), null, Cancelled);
        await store.Customers.AppendAsync(new(new(home, 1)), Note, null, Cancelled);

        await Poll.UntilAsync(async () => await store.Get<WebhookQueue>().CountAsync(all, Cancelled) == 4);
        await SettledAsync(store, home);
        Assert.Equal([1, 2, 3, 4], await Queued.DrainAsync(store, all, home));
        var note = Assert.Single((await store.Get<WebhookQueue>().NextAsync(notes, true, 10, Cancelled)).Events).Event;
        Assert.Equal(("note.recorded", new EntryId(home, 4), 1, 1, Visibility.Internal), (note.Type, note.Entry, note.Session, note.Ticket, note.Visibility));
    }

    [Fact]
    public async Task CommitAsync_EndpointOfPublicEntries_IsToldOfNoOther()
    {
        var endpoint = Unique();
        var store = await OpenAsync(new WebhookSubscription(endpoint));
        var home = await StartAsync(store);
        await store.Customers.AppendAsync(new(new(home, 1)), Note, null, Cancelled);
        await SayAsync(store, home, "after");

        await SettledAsync(store, home);
        Assert.Equal([1, 3], await Queued.DrainAsync(store, endpoint, home));
    }

    [Fact]
    public async Task CommitAsync_WhereNoEndpointIs_LeavesNothingBehind()
    {
        var store = await server.OpenAsync();
        var home = await StartAsync(store);
        await SayAsync(store, home, "one");

        Assert.True((await store.Get<IRedisCalls>().HashGetAsync(new CustomerKeys(home).State, [CustomerFields.Hooked], Cancelled))[0].IsNull);
        Assert.DoesNotContain(await MembersAsync(store, home), static member => WebhookRelay.MarkedBy(member) is not null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RelayAsync_ProcessThatEndsAtAnyCall_LosesNothingAndQueuesNothingTwice(bool isMade)
    {
        // The same endpoints each time: every one that is known makes one call more.
        var (endpoints, step) = (new WebhookSubscription[] { new(Unique()), new(Unique()) { Events = [new("message.*")] } }, 0);
        for (var ended = true; ended; step++)
        {
            var (dies, lives) = (await OpenAsync(FailingCalls.Replace, endpoints), await OpenAsync(endpoints));
            var home = await StartAsync(lives);
            await SettledAsync(lives, home);
            foreach (var endpoint in endpoints)
            {
                await Queued.DrainAsync(lives, endpoint.Name, home);
            }

            // The commits of a process that ends before it relays, of which one more comes while another relays.
            var quiet = await OpenAsync(static services => HeldScripts.Replace(services, "{webhook:", static () => throw new StoreUnavailableException("It has ended.")), endpoints);
            await SayAsync(quiet, home, "two");
            await SayAsync(quiet, home, "three");
            var calls = (FailingCalls)(object)dies.Get<IRedisCalls>();
            (calls.IsMade, calls.Left) = (isMade, step);
            await Record.ExceptionAsync(() => dies.Get<WebhookRelay>().RelayAsync(home, Cancelled));
            ended = calls.HasFailed;
            await SayAsync(quiet, home, "four");
            await lives.Get<OutboxRelay>().RelayOutboxAsync(Partition.Of(home), DateTimeOffset.MaxValue, Cancelled);

            await SettledAsync(lives, home);
            foreach (var endpoint in endpoints)
            {
                Assert.Equal(3, await lives.Get<WebhookQueue>().CountAsync(endpoint.Name, Cancelled));
                Assert.Equal([2, 3, 4], await Queued.DrainAsync(lives, endpoint.Name, home));
            }
        }

        Assert.True(step > 5);
    }

    [Fact]
    public async Task SweepAsync_ProcessThatEndedAfterItsCommit_AnotherOneRelays()
    {
        var endpoint = Unique();
        var lives = await OpenAsync(new WebhookSubscription(endpoint));
        var dead = await OpenAsync(static services => HeldScripts.Replace(services, "{webhook:", static () => throw new StoreUnavailableException("It has ended.")), new WebhookSubscription(endpoint));
        var home = await StartAsync(dead);
        await SayAsync(dead, home, "one");

        await Poll.UntilAsync(async () =>
        {
            await lives.Get<OutboxSweep>().SweepAsync(Cancelled);
            return await lives.Get<WebhookQueue>().CountAsync(endpoint, Cancelled) == 2;
        });

        await SettledAsync(lives, home);
        Assert.Equal([1, 2], await Queued.DrainAsync(lives, endpoint, home));
    }

    [Fact]
    public async Task RelayAsync_ManyAtOnceWhileOthersCommit_QueuesEachEntryOnceInOrder()
    {
        var endpoint = Unique();
        TestStore[] stores = [await OpenAsync(new WebhookSubscription(endpoint)), await OpenAsync(new WebhookSubscription(endpoint))];
        var home = await StartAsync(stores[0]);
        await Task.WhenAll(stores.SelectMany(store => Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < 60; n++)
            {
                await SayAsync(store, home, $"{writer} {n}");
                await store.Get<WebhookRelay>().RelayAsync(home, Cancelled);
            }
        }))));

        await SettledAsync(stores[0], home);
        Assert.Equal(Enumerable.Range(1, 481), await Queued.DrainAsync(stores[0], endpoint, home));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("another")]
    [InlineData("fewer types")]
    public async Task RelayAsync_ByAnInstanceOfOtherConfiguration_TellsTheEndpointsOfWhoRecorded(string how)
    {
        var endpoint = Unique();
        // One instance of a deployment that adds the endpoint has it and ends before it relays; the others do not have it as it is.
        var dead = await OpenAsync(static services => HeldScripts.Replace(services, "{webhook:", static () => throw new StoreUnavailableException("It has ended.")), new WebhookSubscription(endpoint) { IsInternal = true });
        var lives = how switch
        {
            "none" => await server.OpenAsync(static o => o with { RelayAfter = TimeSpan.FromMilliseconds(100) }),
            "another" => await OpenAsync(new WebhookSubscription(Unique())),
            _ => await OpenAsync(new WebhookSubscription(endpoint) { Events = [new("ticket.*")] }),
        };
        var home = await StartAsync(dead);
        await SayAsync(dead, home, "two");
        await dead.Customers.AppendAsync(new(new(home, 1)), Note, null, Cancelled);

        await lives.Get<OutboxRelay>().RelayOutboxAsync(Partition.Of(home), DateTimeOffset.MaxValue, Cancelled);
        await SettledAsync(lives, home);

        // What it records itself is told of too, once it knows.
        await lives.Get<OutboxSweep>().SweepAsync(Cancelled);
        await SayAsync(lives, home, "four");
        await SettledAsync(lives, home);
        Assert.Equal([1, 2, 3, 4], await Queued.DrainAsync(lives, endpoint, home));
    }

    [Fact]
    public async Task KeepAsync_EndpointThatNoInstanceHasAnyMore_IsForgotten()
    {
        var (endpoint, clock) = (Unique(), new ManualTime());
        var (had, lives) = (await ClockedAsync(new WebhookSubscription(endpoint)), await ClockedAsync());
        await had.Get<KnownWebhooks>().KeepAsync(Cancelled);
        Assert.Contains(await lives.Get<KnownWebhooks>().ReadAsync(Cancelled), one => one.Name == endpoint);

        clock.Now += KnownWebhooks.ForgetAfter;
        Assert.Contains(await lives.Get<KnownWebhooks>().ReadAsync(Cancelled), one => one.Name == endpoint);
        clock.Now += TimeSpan.FromMilliseconds(1);
        Assert.DoesNotContain(await lives.Get<KnownWebhooks>().ReadAsync(Cancelled), one => one.Name == endpoint);
        await lives.Get<KnownWebhooks>().KeepAsync(Cancelled);
        Assert.DoesNotContain(await lives.Get<IRedisCalls>().HashGetAllAsync(SystemKeys.Webhooks, Cancelled), one => one.Name.ToString().Contains(endpoint, StringComparison.Ordinal));

        Task<TestStore> ClockedAsync(params WebhookSubscription[] endpoints) => server.OpenAsync(
            static o => o with { TimeFromStore = false }, services => services.AddSingleton<TimeProvider>(clock).AddSingleton(new WebhookSubscriptions(endpoints)));
    }

    private static string Unique() => "e" + Guid.NewGuid().ToString("N");

    private static async Task<CustomerId> StartAsync(TestStore store)
    {
        var (home, number) = (Sample.NewCustomer(), await store.Numbers.NextAsync(Cancelled));
        var done = await store.Customers.CommitAsync(new(home), (state, now) => Sample.Start(state, now, number), null, Cancelled);
        Assert.True(done.IsAccepted);
        return home;
    }

    private static async Task SayAsync(TestStore store, CustomerId home, string text)
    {
        var done = await store.Customers.AppendAsync(new(new(home, 1)), (state, now) => Sample.Say(state, 1, text, now), null, Cancelled);
        Assert.True(done.IsAccepted);
    }

    private static Decision<string> Note(CustomerState state, DateTimeOffset now) => Decision.Accept(
        "note", state, new EntryDraft(new NoteContent("note"), Continuity.Callers.ActorRef.Agent("ana"), Channel.Chat, now) { Session = 1, Visibility = Visibility.Internal });

    /// <summary>Waits until the home's mark and place are gone, as they are once everything was relayed.</summary>
    private static Task SettledAsync(TestStore store, CustomerId home) => Poll.UntilAsync(async () =>
        (await store.Get<IRedisCalls>().HashGetAsync(new CustomerKeys(home).State, [CustomerFields.Hooked], Cancelled))[0].IsNull
        && !(await MembersAsync(store, home)).Any(static member => WebhookRelay.MarkedBy(member) is not null));

    private static async Task<IReadOnlyList<StackExchange.Redis.RedisValue>> MembersAsync(TestStore store, CustomerId home) =>
        [.. (await store.Get<IRedisCalls>().SortedSetRangeByScoreAsync(Partition.Of(home).Outbox, double.NegativeInfinity, double.PositiveInfinity, 0, 100, Cancelled)).Select(static one => one.Element)];

    private Task<TestStore> OpenAsync(params WebhookSubscription[] endpoints) => OpenAsync(static _ => { }, endpoints);

    private Task<TestStore> OpenAsync(Action<IServiceCollection> replace, params WebhookSubscription[] endpoints) => server.OpenAsync(
        static o => o with { RelayAfter = TimeSpan.FromMilliseconds(100) },
        services =>
        {
            services.AddSingleton(new WebhookSubscriptions(endpoints));
            replace(services);
        });
}
