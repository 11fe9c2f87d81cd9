using Continuity.Customers;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Webhooks;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Webhooks;

public abstract class WebhookQueueTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddAsync_AgainLateOrOutOfOrder_QueuesEachEventOnceInOrder()
    {
        var (store, endpoint, home) = (await server.OpenAsync(), Unique(), Sample.NewCustomer());
        var queue = store.Get<WebhookQueue>();
        await queue.AddAsync(endpoint, home, Events(home, 1, 2), Cancelled);
        await queue.AddAsync(endpoint, home, Events(home, 1, 2, 3), Cancelled);
        var sent = await DeliverAsync(store, endpoint, 2);
        await queue.AddAsync(endpoint, home, Events(home, 1, 2, 3, 12), Cancelled);

        sent.AddRange(await DeliverAsync(store, endpoint, 10));

        Assert.Equal([1, 2, 3, 12], sent);
        Assert.Equal(0, await queue.CountAsync(endpoint, Cancelled));
    }

    [Fact]
    public async Task AddAsync_WhatWasAddedBeforeTheServerToreTheScript_IsNotAddedAgain()
    {
        // As Garnet may leave it: the event is there, and the place, which comes last, is not.
        var (store, endpoint, home) = (await server.OpenAsync(), Unique(), Sample.NewCustomer());
        var queue = store.Get<WebhookQueue>();
        await queue.AddAsync(endpoint, home, Events(home, 1, 2), Cancelled);
        await ForgetPlaceAsync(endpoint, home);
        await queue.AddAsync(endpoint, home, Events(home, 1, 2), Cancelled);
        Assert.Equal(2, await queue.CountAsync(endpoint, Cancelled));
        await ForgetPlaceAsync(endpoint, home);

        // Sent meanwhile, before whoever puts it there could come back.
        Assert.Equal([1, 2], await DeliverAsync(store, endpoint, 10));
        await queue.AddAsync(endpoint, home, Events(home, 1, 2), Cancelled);

        Assert.Equal(0, await queue.CountAsync(endpoint, Cancelled));
    }

    [Fact]
    public async Task NextAsync_AnEventThatWaits_HoldsUpItsOwnHomeOnly()
    {
        var clock = new ManualTime();
        var store = await OpenAsync(clock);
        var (endpoint, slow, quick, queue) = (Unique(), Sample.NewCustomer(), Sample.NewCustomer(), store.Get<WebhookQueue>());
        await queue.AddAsync(endpoint, slow, Events(slow, 1, 2), Cancelled);
        await queue.AddAsync(endpoint, quick, Events(quick, 1, 2), Cancelled);
        await queue.PutOffAsync(endpoint, Event(slow, 1), 1, clock.Now.AddMinutes(5), Cancelled);

        var sent = new List<EntryId>();
        while ((await queue.NextAsync(endpoint, false, 10, Cancelled)).Events is [var one])
        {
            sent.Add(one.Event.Entry);
            await queue.DeliveredAsync(endpoint, one.Event, Cancelled);
        }

        Assert.Equal([new(quick, 1), new(quick, 2)], sent);
        clock.Now = clock.Now.AddMinutes(5);
        Assert.Equal(new WaitingWebhookEvent(Event(slow, 1), 1), Assert.Single((await queue.NextAsync(endpoint, false, 10, Cancelled)).Events));
    }

    [Fact]
    public async Task GiveUpAsync_Event_IsListedAndLetsTheNextOneGo()
    {
        var clock = new ManualTime();
        var store = await OpenAsync(clock);
        var (endpoint, home, queue, dead) = (Unique(), Sample.NewCustomer(), store.Get<WebhookQueue>(), store.Get<WebhookDeadLetters>());
        await queue.AddAsync(endpoint, home, Events(home, 1, 2, 3), Cancelled);
        await queue.PutOffAsync(endpoint, Event(home, 1), 7, clock.Now.AddHours(1), Cancelled);
        await dead.GiveUpAsync(endpoint, Event(home, 1), 8, "HTTP 500", Cancelled);
        await dead.GiveUpAsync(endpoint, Event(home, 1), 8, "HTTP 500", Cancelled);
        clock.Now = clock.Now.AddMinutes(1);
        await dead.GiveUpAsync(endpoint, Event(home, 2), 3, "timed out", Cancelled);

        var first = Assert.Single((await dead.PageAsync(endpoint, null, 1, Cancelled)).Events);
        var second = Assert.Single((await dead.PageAsync(endpoint, (first.FailedAt, new WebhookEventId(endpoint, first.Event.Entry).ToString()), 10, Cancelled)).Events);

        Assert.Equal(new DeadWebhookEvent(Event(home, 1), 8, clock.Now.AddMinutes(-1), "HTTP 500"), first);
        Assert.Equal(new DeadWebhookEvent(Event(home, 2), 3, clock.Now, "timed out"), second);
        Assert.Equal(new WaitingWebhookEvent(Event(home, 3), 0), Assert.Single((await queue.NextAsync(endpoint, false, 10, Cancelled)).Events));
    }

    [Fact]
    public async Task ResendAsync_Events_ComeBeforeWhatIsLaterOfTheirHomeAndAreUntried()
    {
        var clock = new ManualTime();
        var store = await OpenAsync(clock);
        var (endpoint, home, queue, dead) = (Unique(), Sample.NewCustomer(), store.Get<WebhookQueue>(), store.Get<WebhookDeadLetters>());
        await queue.AddAsync(endpoint, home, Events(home, 1, 2, 3, 4), Cancelled);
        foreach (var n in new[] { 1, 2, 3 })
        {
            await dead.GiveUpAsync(endpoint, Event(home, n), 8, "HTTP 500", Cancelled);
        }

        await queue.PutOffAsync(endpoint, Event(home, 4), 2, clock.Now.AddHours(1), Cancelled);
        var ids = new[] { 2, 9 }.Select(n => new WebhookEventId(endpoint, new(home, n)).ToString()).ToList();
        Assert.Equal(ids[..1], await dead.ResendAsync(endpoint, ids, Cancelled));
        Assert.Empty(await dead.ResendAsync(endpoint, ids, Cancelled));

        var (again, _) = await queue.NextAsync(endpoint, false, 10, Cancelled);
        Assert.Equal(new WaitingWebhookEvent(Event(home, 2) with { QueuedAt = clock.Now }, 0), Assert.Single(again));
        Assert.Equal(2, await dead.ResendAllAsync(endpoint, Cancelled));
        Assert.Equal([1, 2, 3, 4], (await queue.OfAsync(endpoint, home, 10, Cancelled)).Select(static one => one.Entry.Sequence));
        Assert.Equal([1, 2], (await queue.OfAsync(endpoint, home, 2, Cancelled)).Select(static one => one.Entry.Sequence));
        Assert.Equal([1, 2, 3, 4], await DeliverAsync(store, endpoint, 10));
        Assert.Equal(0, await dead.CountAsync(endpoint, Cancelled));
    }

    [Fact]
    public async Task ResendAsync_EventsOfSeveralHomesInAnyOrder_ComeInTheOrderOfTheirHomesOneAfterTheOther()
    {
        var clock = new ManualTime();
        var store = await OpenAsync(clock);
        var (endpoint, queue, dead) = (Unique(), store.Get<WebhookQueue>(), store.Get<WebhookDeadLetters>());
        CustomerId[] homes = [Sample.NewCustomer(), Sample.NewCustomer()];
        foreach (var home in homes)
        {
            await queue.AddAsync(endpoint, home, Events(home, [.. Enumerable.Range(1, 130)]), Cancelled);
            foreach (var n in Enumerable.Range(1, 130).Reverse())
            {
                await dead.GiveUpAsync(endpoint, Event(home, n), 8, "HTTP 500", Cancelled);
            }
        }

        var sending = Task.Run(async () =>
        {
            var sent = new List<EntryId>();
            while (sent.Count < 260)
            {
                foreach (var one in (await queue.NextAsync(endpoint, true, 2, Cancelled)).Events)
                {
                    sent.Add(one.Event.Entry);
                    await queue.DeliveredAsync(endpoint, one.Event, Cancelled);
                }
            }

            return sent;
        });
        Assert.Equal(260, await dead.ResendAllAsync(endpoint, Cancelled));

        var sent = await sending;
        Assert.All(homes, home => Assert.Equal(Enumerable.Range(1, 130), sent.Where(one => one.Home == home).Select(static one => one.Sequence)));
    }

    [Fact]
    public async Task TrimAsync_TooManyOrTooOld_ForgetsTheOldestAndCountsThem()
    {
        var clock = new ManualTime();
        var store = await OpenAsync(clock);
        var (endpoint, home, queue, dead) = (Unique(), Sample.NewCustomer(), store.Get<WebhookQueue>(), store.Get<WebhookDeadLetters>());
        await queue.AddAsync(endpoint, home, Events(home, [.. Enumerable.Range(1, 250)]), Cancelled);
        foreach (var n in Enumerable.Range(1, 250))
        {
            clock.Now = clock.Now.AddSeconds(1);
            await dead.GiveUpAsync(endpoint, Event(home, n), 8, "HTTP 500", Cancelled);
        }

        Assert.Equal(0, await dead.TrimAsync(endpoint, 250, TimeSpan.FromSeconds(249), Cancelled));
        Assert.Equal(10, await dead.TrimAsync(endpoint, 250, TimeSpan.FromSeconds(239), Cancelled));
        Assert.Equal(220, await dead.TrimAsync(endpoint, 20, TimeSpan.FromDays(30), Cancelled));

        Assert.Equal(230, await dead.DroppedAsync(endpoint, Cancelled));
        Assert.Equal(Enumerable.Range(231, 20), (await dead.PageAsync(endpoint, null, 100, Cancelled)).Events.Select(static one => one.Event.Entry.Sequence));
    }

    [Fact]
    public async Task HoldAsync_TwoProcesses_OneHasItUntilItGivesItBackOrIsNotHeardOf()
    {
        var (one, other, endpoint) = (await server.OpenAsync(), await server.OpenAsync(), Unique());
        var (mine, theirs) = (one.Get<WebhookEndpoints>(), other.Get<WebhookEndpoints>());
        var minute = TimeSpan.FromMinutes(1);

        Assert.True(await mine.HoldAsync(endpoint, "a", minute, Cancelled));
        Assert.False(await theirs.HoldAsync(endpoint, "b", minute, Cancelled));
        await theirs.ReleaseAsync(endpoint, "b", Cancelled);
        Assert.True(await mine.HoldAsync(endpoint, "a", minute, Cancelled));
        await mine.ReleaseAsync(endpoint, "a", Cancelled);
        Assert.True(await theirs.HoldAsync(endpoint, "b", TimeSpan.FromMilliseconds(50), Cancelled));
        await Poll.UntilAsync(() => mine.HoldAsync(endpoint, "a", minute, Cancelled));
    }

    [Fact]
    public async Task DisableAsync_Endpoint_IsDisabledUntilItIsResumed()
    {
        var (store, endpoint) = (await server.OpenAsync(), Unique());
        var endpoints = store.Get<WebhookEndpoints>();

        Assert.True(await endpoints.DisableAsync(endpoint, Cancelled));
        Assert.False(await endpoints.DisableAsync(endpoint, Cancelled));
        Assert.NotNull(await endpoints.DisabledAtAsync(endpoint, Cancelled));
        Assert.True((await store.Get<WebhookQueue>().NextAsync(endpoint, false, 1, Cancelled)).IsDisabled);
        Assert.True(await endpoints.ResumeAsync(endpoint, Cancelled));
        Assert.False(await endpoints.ResumeAsync(endpoint, Cancelled));
        Assert.False((await store.Get<WebhookQueue>().NextAsync(endpoint, false, 1, Cancelled)).IsDisabled);
    }

    private static WebhookEvent Event(CustomerId home, int sequence) =>
        new(new(home, sequence), "message.recorded", DateTimeOffset.UnixEpoch.AddYears(56), Channel.Email, Visibility.Internal) { Session = 3, Ticket = 2, QueuedAt = DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(1) };

    private static IReadOnlyList<WebhookEvent> Events(CustomerId home, params int[] sequences) => [.. sequences.Select(n => Event(home, n))];

    private static async Task<List<int>> DeliverAsync(TestStore store, string endpoint, int most)
    {
        var sent = new List<int>();
        while (sent.Count < most && (await store.Get<WebhookQueue>().NextAsync(endpoint, true, 1, Cancelled)).Events is [var one])
        {
            sent.Add(one.Event.Entry.Sequence);
            await store.Get<WebhookQueue>().DeliveredAsync(endpoint, one.Event, Cancelled);
        }

        return sent;
    }

    private static string Unique() => "e" + Guid.NewGuid().ToString("N");

    private Task<TestStore> OpenAsync(ManualTime clock) => server.OpenAsync(
        static o => o with { TimeFromStore = false }, services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(services, clock));

    private async Task ForgetPlaceAsync(string endpoint, CustomerId home)
    {
        using var connection = await server.ConnectAsync();
        Assert.True(await connection.GetDatabase().KeyDeleteAsync(new WebhookKeys(endpoint).PlaceOf(home)));
    }
}
