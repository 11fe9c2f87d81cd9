using Continuity.Api.Delivery;
using Continuity.Api.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Delivery;
using Continuity.Threads;
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

    /// <summary>Takes the text out of a message.</summary>
    public async Task RedactAsync(string entry)
    {
        var (home, sequence) = NodeId.Entry(entry)!.Value;
        var done = await services.GetRequiredService<CustomerStore>().CommitAsync(
            new(home) { Entries = [sequence] },
            (state, _) => Decision.Accept("", state with
            {
                Entries = state.Entries.SetItem(sequence, state.Entries[sequence] with { Draft = state.Entries[sequence].Draft with { Content = new MessageContent("") } }),
            }),
            null,
            TestContext.Current.CancellationToken);
        Assert.True(done.IsAccepted);
    }

    /// <summary>A gateway says later what became of an entry.</summary>
    public Task<EntryDelivery?> ReceiveAsync(string entry, DeliveryState state, string? code = null) =>
        new DeliveryReceipts(services.GetRequiredService<Deliveries>()).RecordAsync(NodeId.Entry(entry)!.Value, state, code, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
