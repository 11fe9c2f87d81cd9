namespace Continuity.Api.Tests.Hosting;

/// <summary>One running API for the tests of a class that leave each other alone, and that ask for what others could change: queues, agents, what all customers have in common.</summary>
public sealed class OwnApi : IAsyncLifetime
{
    public RunningApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await RunningApi.StartAsync();

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
