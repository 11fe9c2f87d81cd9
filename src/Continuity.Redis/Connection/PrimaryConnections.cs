using System.Collections.Concurrent;
using System.Net;
using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>A connection to each primary alone: what is sent on one goes to that server or fails, and is never redirected.</summary>
internal sealed class PrimaryConnections(StoreConnection connection, RedisOptions options) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<EndPoint, Lazy<Task<Primary>>> primaries = new();
    private readonly ConcurrentDictionary<EndPoint, ClusterConfiguration> told = new();
    private int looking;

    /// <summary>The primary that has a key now, as far as is known.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">None is known, or it can't be reached.</exception>
    public async Task<Primary> OfAsync(RedisKey key, CancellationToken cancellationToken)
    {
        if (EndPointOf(key) is not { } endPoint)
        {
            LookAgain();
            throw new StoreUnavailableException("There is no connection to Redis.");
        }

        using var waiting = StoreBudget.Wait(options.Deadline);
        var opening = primaries.GetOrAdd(endPoint, static (endPoint, all) => new(() => all.OpenAsync(endPoint)), this);
        try
        {
            var primary = await opening.Value.WaitAsync(waiting.Left, cancellationToken);
            return primary.IsAlone ? primary : throw new StoreUnavailableException("The primary was replaced.");
        }
        catch (TimeoutException slow)
        {
            throw new StoreUnavailableException(ClientFault.Describe(slow, waiting.Left)!, slow);
        }
        catch (StoreUnavailableException)
        {
            // The next caller tries again.
            if (primaries.TryRemove(new(endPoint, opening)))
            {
                _ = CloseAsync(opening);
            }

            throw;
        }
    }

    /// <summary>
    /// Asks all servers of a cluster anew who has which keys, in the background: a write has failed, perhaps because another server took over. The client does so only where it is redirected, and by one slot at
    /// a time; what a server told when it was connected to may be from before it knew that it had been replaced.
    /// </summary>
    public void LookAgain()
    {
        if (Interlocked.Exchange(ref looking, 1) == 0)
        {
            _ = Task.Run(LookAsync);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opening in primaries.Values)
        {
            await CloseAsync(opening);
        }
    }

    private static async Task CloseAsync(Lazy<Task<Primary>> opening)
    {
        try
        {
            await (await opening.Value).DisposeAsync();
        }
        catch (StoreUnavailableException)
        {
            // It was never open.
        }
    }

    private EndPoint? EndPointOf(RedisKey key)
    {
        var servers = Connected();
        return servers.Exists(static server => server.ServerType == ServerType.Cluster)
            ? servers.Find(server => IsOf(server, key))?.EndPoint
            : servers.Find(StoreConnection.IsPrimary)?.EndPoint;
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
            if (await server.ClusterNodesAsync().WaitAsync(options.Deadline) is { } nodes)
            {
                told[server.EndPoint] = nodes;
            }
        }
        catch (Exception fault) when (ClientFault.Describe(fault, options.Deadline) is not null)
        {
            // The next write that fails asks again.
        }
    }

    private async Task<Primary> OpenAsync(EndPoint endPoint)
    {
        var alone = new StoreConnection(options, endPoint);
        await alone.OpenAsync(CancellationToken.None);
        return new(alone, options);
    }
}
