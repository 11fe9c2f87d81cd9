using System.Collections.Concurrent;
using Continuity.Api.Tests.Hosting;
using Continuity.Topologies;

[assembly: AssemblyFixture(typeof(TestTopology))]

namespace Continuity.Api.Tests.Hosting;

/// <summary>
/// Which stores the tests run on, by the environment variable CONTINUITY_TEST_TOPOLOGY: <c>embedded</c>, which is also meant where there is none, or one of <see cref="Topology.Names"/>, of which each running API then
/// has one of its own. They are used again, emptied, and end with the tests.
/// </summary>
public sealed class TestTopology : IAsyncDisposable
{
    private const string Embedded = "embedded";
    private static readonly string Asked = Environment.GetEnvironmentVariable("CONTINUITY_TEST_TOPOLOGY") is { Length: > 0 } name ? name : Embedded;
    private static readonly ConcurrentBag<IRedisTopology> Free = [];

    /// <summary>Its name; for what is marked with <see cref="OneStoreAttribute"/> always the embedded store's.</summary>
    public static string Name => IsOfOneStore ? Embedded : Asked;

    /// <summary>Whether APIs run on their embedded store.</summary>
    public static bool IsEmbedded => Name == Embedded;

    /// <summary>The stores of a test that is done on each: the embedded one and a redis-server, or the topology.</summary>
    public static TheoryData<string> Stores => Asked == Embedded ? ["garnet", "redis"] : [Asked];

    /// <summary>Starts the redis-server of a test that is done on each of <see cref="Stores"/>; null: the API has a store without it.</summary>
    /// <param name="store">One of these.</param>
    public static async Task<RedisServer?> ServerAsync(string store) => store == "redis" ? await RedisServer.StartAsync() : null;

    /// <summary>Takes a topology that is empty and that nobody else uses.</summary>
    public static async Task<IRedisTopology> LeaseAsync() => Free.TryTake(out var topology) ? topology : await Topology.StartAsync(Name);

    /// <summary>The settings of an API on a topology: where there are replicas, one has what is acknowledged.</summary>
    /// <param name="topology">The topology.</param>
    /// <param name="more">What the test sets.</param>
    public static IReadOnlyDictionary<string, string> SettingsOn(IRedisTopology topology, IReadOnlyDictionary<string, string> more)
    {
        ArgumentNullException.ThrowIfNull(topology);
        var settings = new Dictionary<string, string>(more);
        if (topology.Nodes.Count > 1)
        {
            settings.TryAdd("Continuity:Redis:AcknowledgedReplicas", "1");
        }

        return settings;
    }

    /// <summary>Gives one back: empties it for the next.</summary>
    /// <param name="topology">The topology; nobody may be connected to it any more.</param>
    public static async Task ReturnAsync(IRedisTopology topology)
    {
        await topology.FlushAsync();
        Free.Add(topology);
    }

    /// <summary>Fails a test that is about one kind of store and runs on another.</summary>
    public static void IsNotTopology() => Assert.True(IsEmbedded, $"This test has a store of its own, and so no place in a run on {Name}: mark it with [OneStore].");

    private static bool IsOfOneStore =>
        (TestContext.Current.Test?.Traits ?? TestContext.Current.TestClass?.Traits) is { } traits && traits.TryGetValue(OneStoreAttribute.Trait, out var values) && values.Contains(OneStoreAttribute.Value);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await SharedApi.EndAsync();
        while (Free.TryTake(out var topology))
        {
            await topology.DisposeAsync();
        }
    }
}
