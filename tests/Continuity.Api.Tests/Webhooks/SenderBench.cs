using Continuity.Api.Tests.Hosting;
using Continuity.Api.Webhooks;
using Continuity.Customers;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Time;
using Continuity.Redis.Webhooks;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Continuity.Api.Tests.Webhooks;

/// <summary>What sends webhooks, in this process, on a real Redis and with a clock that a test sets.</summary>
internal sealed class SenderBench : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> running = [];
    private readonly List<IDisposable> senders = [];

    private SenderBench(ServiceProvider services) => this.services = services;

    public FakeTimeProvider Clock => (FakeTimeProvider)services.GetRequiredService<TimeProvider>();

    public WebhookQueue Queue => services.GetRequiredService<WebhookQueue>();

    public WebhookDeadLetters Dead => services.GetRequiredService<WebhookDeadLetters>();

    public WebhookEndpoints Endpoints => services.GetRequiredService<WebhookEndpoints>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Opens it.</summary>
    public static async Task<SenderBench> OpenAsync(RedisServer redis)
    {
        var services = new ServiceCollection().AddLogging()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)))
            .AddContinuityStore(new() { ConnectionString = redis.ConnectionString, TimeFromStore = false, Deadline = TimeSpan.FromSeconds(20) })
            .BuildServiceProvider();
        await services.GetRequiredService<StoreStartUp>().OpenAsync(false, Cancelled);
        return new(services);
    }

    /// <summary>Puts events into an endpoint's queue.</summary>
    public Task AddAsync(string endpoint, CustomerId home, params int[] sequences) => Queue.AddAsync(
        endpoint,
        home,
        [.. sequences.Select(n => new WebhookEvent(new(home, n), "message.recorded", Clock.GetUtcNow(), Channel.Chat, Visibility.Public) { QueuedAt = Clock.GetUtcNow() })],
        Cancelled);

    /// <summary>Begins to send.</summary>
    public void Send(string endpoint, string url, int concurrency = 4, bool isGuarded = false, int maximumQueued = 1_000_000)
    {
        var time = services.GetRequiredService<StoreTime>();
        var configured = new WebhookEndpoint(endpoint, new() { Url = url, Secrets = [Receiver.Secret], Concurrency = concurrency, MaximumQueued = maximumQueued }, isGuarded);
        var courier = new WebhookCourier(configured, GuardedHttp.Create(!isGuarded, concurrency), time);
        var sender = new WebhookSender(configured, courier, Queue, Dead, Endpoints, new WebhookLog(time, NullLogger<WebhookService>.Instance), time) { Chance = static () => 0.5 };
        senders.AddRange([courier, sender]);
        running.Add(sender.RunAsync(stop.Token));
    }

    /// <summary>Waits until something is so, while the sender is told to look again and again; the clock stands still.</summary>
    public Task UntilAsync(string endpoint, Func<Task<bool>> isSo, string what) => Eventually.IsSoAsync(
        async () =>
        {
            await services.GetRequiredService<StoreConnection>().Multiplexer.GetSubscriber().PublishAsync(new WebhookKeys(endpoint).Hint, "");
            return await isSo();
        },
        what);

    public Task UntilAsync(string endpoint, Func<bool> isSo, string what) => UntilAsync(endpoint, () => Task.FromResult(isSo()), what);

    /// <summary>When the next event of a home is tried; null where none waits.</summary>
    public async Task<DateTimeOffset?> DueAsync(string endpoint, CustomerId home)
    {
        var found = await services.GetRequiredService<IRedisCalls>().SortedSetRangeByScoreAsync(new WebhookKeys(endpoint).Homes, double.NegativeInfinity, double.PositiveInfinity, 0, 100, Cancelled);
        return found.Where(one => one.Element == home.Value).Select(static one => (DateTimeOffset?)DateTimeOffset.FromUnixTimeMilliseconds((long)one.Score)).FirstOrDefault();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        var ended = Task.WhenAll(running);
        while (!ended.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.WhenAny(ended, Task.Delay(20));
        }

        await ended;
        senders.ForEach(static one => one.Dispose());
        stop.Dispose();
        await services.DisposeAsync();
    }
}
