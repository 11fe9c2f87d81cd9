using System.Collections.Concurrent;
using System.Net;
using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>A connection to each primary alone: what is sent on one goes to that server or fails, and is never redirected.</summary>
internal sealed class PrimaryConnections(ClusterClaims claims, RedisOptions options) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<EndPoint, Lazy<Task<Primary>>> primaries = new();

    /// <summary>The primary that has a key now, as far as is known.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">None is known, or it can't be reached.</exception>
    public async Task<Primary> OfAsync(RedisKey key, CancellationToken cancellationToken)
    {
        if (claims.PrimaryOf(key) is not { } endPoint)
        {
            throw new StoreUnavailableException("There is no connection to Redis.");
        }

        using var waiting = StoreBudget.Wait(options.Deadline);
        var opening = primaries.GetOrAdd(endPoint, static (endPoint, all) => new(() => all.OpenAsync(endPoint)), this);
        try
        {
            var primary = await opening.Value.WaitAsync(waiting.Left, cancellationToken);
            return primary.IsAlone ? primary : throw new StoreUnavailableException("The primary was replaced.");
        }
        catch (TimeoutException slow) when (!HasFailed(opening))
        {
            throw new StoreUnavailableException(ClientFault.Describe(slow, waiting.Left)!, slow);
        }
        catch (Exception fault) when (HasFailed(opening) || fault is StoreUnavailableException)
        {
            // The next caller tries again.
            Drop(endPoint, opening);

            // What is refused at the start is a matter of now where it worked then: the certificates' file, say, is being replaced.
            if ((fault is StoreRefusedException ? "The primary can't be connected to." : ClientFault.Describe(fault, waiting.Left)) is { } reason)
            {
                throw new StoreUnavailableException(reason, fault);
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opening in primaries.Values)
        {
            await CloseAsync(opening);
        }
    }

    private static bool HasFailed(Lazy<Task<Primary>> opening) => opening.Value is { IsCompleted: true, IsCompletedSuccessfully: false };

    private static async Task CloseAsync(Lazy<Task<Primary>> opening)
    {
        // Where it failed, it was never open, and whoever waited for it was told.
        await ((Task)opening.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.Value.IsCompletedSuccessfully)
        {
            await (await opening.Value).DisposeAsync();
        }
    }

    private async Task<Primary> OpenAsync(EndPoint endPoint)
    {
        var alone = new StoreConnection(options, endPoint);
        await alone.OpenAsync(CancellationToken.None);

        // A new one may have come in the place of another, which never comes back by its address.
        foreach (var (gone, opening) in primaries.Where(one => !one.Key.Equals(endPoint) && claims.IsGone(one.Key)))
        {
            Drop(gone, opening);
        }

        return new(alone, options);
    }

    private void Drop(EndPoint endPoint, Lazy<Task<Primary>> opening)
    {
        if (primaries.TryRemove(new(endPoint, opening)))
        {
            _ = CloseAsync(opening);
        }
    }
}
