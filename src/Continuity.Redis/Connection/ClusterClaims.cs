using System.Collections.Concurrent;
using System.Net;
using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>
/// Who has which keys, as each server says of itself. The client asks anew only where it is redirected, and for one slot at a time; what a server told when it was connected to may be from before it knew that it
/// had been replaced.
/// </summary>
internal sealed class ClusterClaims(StoreConnection connection, RedisOptions options)
{
    private readonly ConcurrentDictionary<EndPoint, ClusterConfiguration?> told = new();
    private int looking;

    /// <summary>The primary that has a key now, as far as is known; null where none is.</summary>
    /// <param name="key">The key.</param>
    public EndPoint? PrimaryOf(RedisKey key)
    {
        var servers = Connected();
        return servers.Exists(static server => server.ServerType == ServerType.Cluster)
            ? servers.Find(server => IsOf(server, key))?.EndPoint
            : servers.Find(StoreConnection.IsPrimary)?.EndPoint;
    }

    /// <summary>
    /// Asks all servers of a cluster anew who has which keys, in the background: a call has failed, perhaps because another server took over. What the client hears it uses too: from then on it asks the new primary.
    /// </summary>
    public void LookAgain()
    {
        if (Interlocked.Exchange(ref looking, 1) == 0)
        {
            _ = Task.Run(LookAsync);
        }
    }

    /// <summary>Whether a cluster has a server no more: none of those that are connected named it when they told last.</summary>
    /// <param name="endPoint">The server.</param>
    public bool IsGone(EndPoint endPoint)
    {
        var known = Connected().Select(server => told.TryGetValue(server.EndPoint, out var nodes) ? nodes : null).OfType<ClusterConfiguration>().ToList();
        return known.Count > 0 && known.TrueForAll(nodes => nodes.Nodes.All(node => !endPoint.Equals(node.EndPoint)));
    }

    /// <summary>Whether a server of a cluster holds itself for the primary of a key.</summary>
    private bool IsOf(IServer server, RedisKey key) =>
        (told.TryGetValue(server.EndPoint, out var fresh) ? fresh : server.ClusterConfiguration)?.GetBySlot(key)?.EndPoint is { } endPoint && endPoint.Equals(server.EndPoint);

    private List<IServer> Connected() =>
        [.. connection.Multiplexer.GetEndPoints().Select(endPoint => connection.Multiplexer.GetServer(endPoint)).Where(static server => server.IsConnected)];

    private async Task LookAsync()
    {
        try
        {
            await Task.WhenAll(Connected().Where(static server => server.ServerType == ServerType.Cluster).Select(AskAsync));
        }
        finally
        {
            Volatile.Write(ref looking, 0);
        }
    }

    private async Task AskAsync(IServer server)
    {
        try
        {
            told[server.EndPoint] = await server.ClusterNodesAsync().WaitAsync(options.Deadline);
        }
        catch (Exception fault) when (ClientFault.Describe(fault, options.Deadline) is not null)
        {
            // A silent server's connection stands for minutes, and so would its claim, before that of the one that took over. The next call that fails asks again.
            told[server.EndPoint] = null;
        }
    }
}
