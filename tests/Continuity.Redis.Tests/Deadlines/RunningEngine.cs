using Continuity.Redis.Deadlines;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Deadlines;

/// <summary>A store on which this process settles what falls due.</summary>
internal sealed class RunningEngine : IAsyncDisposable
{
    private RunningEngine(TestStore store) => Store = store;

    public TestStore Store { get; }

    public static async Task<RunningEngine> StartAsync(TestStore store)
    {
        await store.Get<DeadlineEngine>().StartAsync(CancellationToken.None);
        return new(store);
    }

    public async ValueTask DisposeAsync() => await Store.Get<DeadlineEngine>().StopAsync(CancellationToken.None);
}
