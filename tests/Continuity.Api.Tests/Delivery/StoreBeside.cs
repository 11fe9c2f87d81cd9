using Continuity.Api.Delivery;
using Continuity.Api.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Delivery;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Api.Tests.Delivery;

/// <summary>Another instance on the store of a running API, which does what no call does yet.</summary>
internal sealed class StoreBeside : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private StoreBeside(ServiceProvider services) => this.services = services;

    public static async Task<StoreBeside> OpenAsync(RunningApi api)
    {
        var options = new RedisOptions { ConnectionString = $"127.0.0.1:{api.Process.EmbeddedPort}", Deadline = TimeSpan.FromSeconds(20) };
        var store = new StoreBeside(new ServiceCollection().AddLogging().AddContinuityStore(options).BuildServiceProvider());
        await store.services.GetRequiredService<StoreStartUp>().OpenAsync(production: false, TestContext.Current.CancellationToken);
        return store;
    }

    /// <summary>A gateway says later what became of an entry.</summary>
    public Task<EntryDelivery?> ReceiveAsync(string entry, DeliveryState state, string? code = null) =>
        new DeliveryReceipts(services.GetRequiredService<Deliveries>()).RecordAsync(NodeId.Entry(entry)!.Value, state, code, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
