using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Merging;

/// <summary>Kills the store's server, once, as soon as a step of a merge is committed.</summary>
/// <param name="server">The server.</param>
/// <param name="last">The step.</param>
internal sealed class ServerKillingObserver(StoreServer server, MergeStep last) : IMergeObserver
{
    private int kills;

    /// <summary>Whether it was killed.</summary>
    public bool HasKilled => Volatile.Read(ref kills) > 0;

    /// <inheritdoc/>
    public void Reached(MergeStep step)
    {
        if (step == last && Interlocked.Exchange(ref kills, 1) == 0)
        {
            server.KillAsync().Wait();
        }
    }
}
