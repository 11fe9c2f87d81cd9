using System.Collections.Immutable;
using Continuity.Api.Delivery;
using Continuity.Api.SignIn;
using Continuity.Api.Tests.Hosting;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Delivery;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Time;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Continuity.Api.Tests.Delivery;

/// <summary>What sends by gateways, in this process, on a real Redis and with a clock that a test sets. Each channel's gateway gets one request at a time.</summary>
internal sealed class DeliveryBench : IAsyncDisposable
{
    private const int Message = 2;
    private readonly ServiceProvider services;
    private readonly DeliveryService service;

    private DeliveryBench(ServiceProvider services, int mostWaiting, int homesBeside)
    {
        this.services = services;
        var time = services.GetRequiredService<StoreTime>();
        Gateways = new(services.GetRequiredService<Dictionary<Channel, GatewayOptions>>(), services.GetRequiredService<DeliveryRules>(), time, mostWaiting);
        var queue = services.GetRequiredService<SendingQueue>();
        var lines = new LineSending(Deliveries, Gateways, time, NullLogger<LineSending>.Instance);
        service = new(services.GetRequiredService<SendingBell>(), queue, Deliveries, lines, Gateways, time, NullLogger<DeliveryService>.Instance, homesBeside);
    }

    public FakeTimeProvider Clock => (FakeTimeProvider)services.GetRequiredService<TimeProvider>();

    public Gateways Gateways { get; }

    public Deliveries Deliveries => services.GetRequiredService<Deliveries>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private CustomerStore Customers => services.GetRequiredService<CustomerStore>();

    /// <summary>Opens it, and begins to send.</summary>
    public static async Task<DeliveryBench> OpenAsync(
        RedisServer redis, FaultyGateway gateway, int mostWaiting = Gateway.MostWaiting, int homesBeside = DeliveryService.HomesBeside, TimeSpan? deadline = null)
    {
        var gateways = new[] { Channel.Chat, Channel.Email }.ToDictionary(static channel => channel, channel => new GatewayOptions
        {
            Url = gateway.Url(ContractName.Write(channel)), Secret = FaultyGateway.Secret, Concurrency = 1, Retries = 0, AttemptTimeout = TimeSpan.FromMinutes(1), TotalTimeout = TimeSpan.FromMinutes(1),
        });
        var services = new ServiceCollection().AddLogging()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)))
            .AddSingleton(gateways)
            .AddSingleton(new DeliveryRules { Gateways = gateways.ToImmutableDictionary(static one => one.Key, static one => one.Value.Rule) })
            .AddContinuityStore(new() { ConnectionString = redis.ConnectionString, TimeFromStore = false, Deadline = deadline ?? TimeSpan.FromSeconds(20) })
            .BuildServiceProvider();
        await services.GetRequiredService<StoreStartUp>().OpenAsync(false, Cancelled);
        var bench = new DeliveryBench(services, mostWaiting, homesBeside);
        await bench.service.StartAsync(Cancelled);
        return bench;
    }

    /// <summary>An agent writes to a new customer.</summary>
    public async Task<CustomerId> WriteAsync(Channel channel, string text)
    {
        var home = Sample.NewCustomer();
        var written = await Customers.CommitAsync(
            new(home),
            (state, now) =>
            {
                var started = Sample.Start(state, now, home.Value);
                var message = new EntryDraft(new MessageContent(text), ActorRef.Agent("ana"), channel, now) { Session = 1, Order = new(DeliveryKind.Message) };
                return Decision.Accept(text, started.State!, started.Entries[0], message);
            },
            null,
            Cancelled);
        Assert.True(written.IsAccepted);
        return home;
    }

    /// <summary>What was written to a customer is redacted.</summary>
    public async Task RedactAsync(CustomerId home)
    {
        var redacted = await Customers.CommitAsync(
            new(home) { Entries = [Message] },
            (state, now) =>
            {
                var entry = state.Entries[Message];
                return Changes.Of(state).With(entry with { Draft = entry.Draft with { Content = new MessageContent(""), Redaction = new(now, ActorRef.Agent("sue"), "A number.") } }).Accept("");
            },
            null,
            Cancelled);
        Assert.True(redacted.IsAccepted);
    }

    /// <summary>What became of what was written to a customer.</summary>
    public async Task<EntryDelivery> DeliveryAsync(CustomerId home) => (await Deliveries.FindAsync(home, new(Message, 1), Cancelled))!.Delivery;

    /// <summary>It is rung for a customer, as if something was written to them.</summary>
    public void Ring(CustomerId home) => services.GetRequiredService<SendingBell>().Ring(home);

    /// <summary>Those customers to whom something is to be sent by now, as another process sees it.</summary>
    public async Task<IReadOnlyList<CustomerId>> DueAsync()
    {
        List<CustomerId> due = [];
        await services.GetRequiredService<SendingQueue>().LookAsync(due.Add, Cancelled);
        return [.. due.Distinct()];
    }

    /// <summary>Stops, as a process does that is asked to.</summary>
    public Task StopAsync() => service.StopAsync(Cancelled);

    public async ValueTask DisposeAsync()
    {
        await service.StopAsync(CancellationToken.None);
        service.Dispose();
        Gateways.Dispose();
        await services.DisposeAsync();
    }
}
