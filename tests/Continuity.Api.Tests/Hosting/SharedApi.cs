namespace Continuity.Api.Tests.Hosting;

/// <summary>One running API for the tests of a class that leave each other alone.</summary>
public sealed class SharedApi : IAsyncLifetime
{
    public RunningApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await RunningApi.StartAsync();

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
