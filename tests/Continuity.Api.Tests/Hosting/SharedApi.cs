using System.Collections.Concurrent;

namespace Continuity.Api.Tests.Hosting;

/// <summary>
/// A running API for the tests of a class, with what the classes before have left there: for tests that ask only of customers with identities of their own. A start costs more than most
/// classes; others take <see cref="OwnApi"/>.
/// </summary>
public sealed class SharedApi : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<RunningApi>> Free = [];
    private readonly ConcurrentBag<RunningApi> mine = Free.GetOrAdd(TestTopology.Name, static _ => []);

    private RunningApi? api;

    public RunningApi Api => api!;

    public async ValueTask InitializeAsync() => api = mine.TryTake(out var free) ? free : await RunningApi.StartAsync();

    public ValueTask DisposeAsync()
    {
        if (api is not null)
        {
            mine.Add(api);
        }

        return default;
    }

    /// <summary>Ends them all.</summary>
    internal static async Task EndAsync()
    {
        foreach (var api in Free.Values.SelectMany(static free => free))
        {
            await api.DisposeAsync();
        }
    }
}
