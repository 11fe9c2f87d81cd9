using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;

namespace Continuity.Model;

/// <summary>Where a sequence is played: in memory, or on a store.</summary>
public interface ICommits
{
    /// <summary>Decides and commits.</summary>
    /// <returns>The state afterwards, or as it was where it was refused.</returns>
    Task<CustomerState> CommitAsync<T>(CustomerId home, Named named, Func<CustomerState, DateTimeOffset, Decision<T>> decide, CancellationToken cancellationToken);

    /// <summary>Merges two customers.</summary>
    /// <returns>The merge, or null where it was refused.</returns>
    Task<MergeId?> MergeAsync(CustomerId survivor, CustomerId merged, CancellationToken cancellationToken);

    /// <summary>Undoes a merge.</summary>
    Task UnmergeAsync(MergeId merge, CancellationToken cancellationToken);

    /// <summary>Reads a home as another process does, with all its tickets, handoffs, offers and follow-ups.</summary>
    Task<CustomerState> ReadAsync(CustomerId home, CancellationToken cancellationToken);
}
