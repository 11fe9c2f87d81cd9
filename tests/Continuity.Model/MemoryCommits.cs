using System.Collections.Concurrent;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;

namespace Continuity.Model;

/// <summary>Keeps the homes in memory, so that only the decisions are tried, and many of them.</summary>
public sealed class MemoryCommits(WorldClock clock) : ICommits
{
    private readonly ConcurrentDictionary<CustomerId, CustomerState> states = new();

    public Task<CustomerState> CommitAsync<T>(CustomerId home, Named named, Func<CustomerState, DateTimeOffset, Decision<T>> decide, CancellationToken cancellationToken)
    {
        var before = states.GetOrAdd(home, static id => new(id));
        var decision = decide(before, clock.Now);
        if (decision.State is { } after && !ReferenceEquals(after, before))
        {
            states[home] = after with { Version = before.Version + 1, LogLength = before.LogLength + decision.Entries.Count };
        }

        return Task.FromResult(states[home]);
    }

    public Task<MergeId?> MergeAsync(CustomerId survivor, CustomerId merged, CancellationToken cancellationToken) => Task.FromResult<MergeId?>(null);

    public Task UnmergeAsync(MergeId merge, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<CustomerState> ReadAsync(CustomerId home, CancellationToken cancellationToken) => Task.FromResult(states.GetOrAdd(home, static id => new(id)));
}
