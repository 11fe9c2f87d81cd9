using Continuity.Customers;
using Continuity.Redis.Connection;

namespace Continuity.Redis.Commit;

/// <summary>
/// Lines up a process's commands on one customer, or on anything else that has a name, so that they don't race. Two names seldom share a line, which costs a wait and
/// nothing else.
/// </summary>
internal sealed class CommitQueue
{
    private readonly SemaphoreSlim[] lines = [.. Enumerable.Range(0, 4096).Select(static _ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for one's turn.</summary>
    /// <returns>To be disposed of when done. Holding one, nobody may enter another: that could wait for ever.</returns>
    public Task<Turn> EnterAsync(CustomerId home, CancellationToken cancellationToken) => EnterAsync(home.Value, cancellationToken);

    /// <summary>Waits for one's turn.</summary>
    /// <returns>To be disposed of when done. Holding one, nobody may enter another: that could wait for ever.</returns>
    public async Task<Turn> EnterAsync(string name, CancellationToken cancellationToken)
    {
        var line = lines[(uint)string.GetHashCode(name, StringComparison.Ordinal) % (uint)lines.Length];
        await StoreBudget.EnterAsync(line, cancellationToken);
        return new(line);
    }

    internal readonly struct Turn(SemaphoreSlim line) : IDisposable
    {
        public void Dispose() => line.Release();
    }
}
