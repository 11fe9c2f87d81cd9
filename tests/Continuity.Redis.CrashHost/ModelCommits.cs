using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Model;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;

namespace Continuity.Redis.CrashHost;

/// <summary>Commits what the model decides, as the API does.</summary>
/// <param name="store">The store.</param>
public sealed class ModelCommits(CustomerStore store) : ICommits
{
    /// <inheritdoc/>
    public async Task<CustomerState> CommitAsync<T>(
        CustomerId home, Named named, Func<CustomerState, DateTimeOffset, Decision<T>> decide, CancellationToken cancellationToken)
    {
        var request = new CommitRequest(home)
        {
            Tickets = named.Tickets, Handoffs = named.Handoffs, OwnershipOffers = named.Ownerships, FollowUps = named.FollowUps, SettlesDue = named.SettlesDue,
        };
        return (await store.CommitAsync(request, decide, null, cancellationToken)).State;
    }

    /// <inheritdoc/>
    public Task<MergeId?> MergeAsync(CustomerId survivor, CustomerId merged, CancellationToken cancellationToken) => Task.FromResult<MergeId?>(null);

    /// <inheritdoc/>
    public Task UnmergeAsync(MergeId merge, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<CustomerState> ReadAsync(CustomerId home, CancellationToken cancellationToken) => store.LoadAsync(home, [], [], cancellationToken);
}
