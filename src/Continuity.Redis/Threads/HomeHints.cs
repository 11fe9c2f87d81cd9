using Continuity.Customers;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;

namespace Continuity.Redis.Threads;

/// <summary>Listens to what is published of commits at some homes, whichever these are by now.</summary>
internal sealed class HomeHints(IRedisCalls redis, Action heard) : IDisposable
{
    private readonly Dictionary<CustomerId, IDisposable> listening = [];

    /// <summary>Listens to these homes and no others.</summary>
    public void ListenTo(IEnumerable<CustomerId> homes)
    {
        var wanted = homes.ToHashSet();
        foreach (var home in listening.Keys.Where(home => !wanted.Contains(home)).ToList())
        {
            listening.Remove(home, out var left);
            left!.Dispose();
        }

        foreach (var home in wanted.Where(home => !listening.ContainsKey(home)))
        {
            listening.Add(home, redis.Listen(new CustomerKeys(home).Hint, heard));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ListenTo([]);
}
