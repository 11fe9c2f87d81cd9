using Continuity.Topologies;

namespace Continuity.Api.Tests.Hosting;

/// <summary>A real redis-server with an append-only file, synced at every write.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly RedisNode node;

    private RedisServer(RedisNode node) => this.node = node;

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port => node.Port;

    /// <summary>What the API connects with.</summary>
    public string ConnectionString => node.ConnectionString;

    /// <summary>Its process id.</summary>
    public int Id => node.ProcessId;

    /// <summary>Starts one on a free port; skips the test where none is installed.</summary>
    public static async Task<RedisServer> StartAsync()
    {
        TestTopology.IsNotTopology();
        Assert.SkipUnless(RedisNode.IsInstalled, "redis-server is not installed here.");
        var node = new RedisNode();
        await node.StartAsync();
        return new RedisServer(node);
    }

    /// <summary>SIGKILL.</summary>
    public Task KillAsync() => node.KillAsync();

    /// <summary>Starts it again on the same port and data.</summary>
    public Task StartAgainAsync() => node.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => node.DisposeAsync();
}
