using Continuity.Api.Threads;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Customers;

namespace Continuity.Api.Merging;

/// <summary>Finds the sessions that stay with the other customer's ticket when a merge is undone.</summary>
internal sealed class StayedSessions(CustomerStore store, RecordReader records)
{
    private const int Chunk = 100;

    /// <summary>Reads them, in the order in which they began.</summary>
    /// <param name="customer">The survivor, with the other homes that are left to it.</param>
    /// <param name="undone">What was undone.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<SessionNode>> ReadAsync(CustomerState customer, Unmerged undone, CancellationToken cancellationToken)
    {
        var one = CustomerHomes.Of(customer);
        var other = CustomerHomes.Of(await store.SurvivorAsync(undone.Restored, cancellationToken));
        var found = await Task.WhenAll(
            one.All.Select(home => OfHomeAsync(home, other, undone.Merge.At, cancellationToken))
                .Concat(other.All.Select(home => OfHomeAsync(home, one, undone.Merge.At, cancellationToken))));
        return [.. found.SelectMany(static sessions => sessions).OrderBy(static node => node.StartedAt)];
    }

    // Sessions are numbered as they begin: the newest are read first, as far back as the merge.
    private async Task<IReadOnlyList<SessionNode>> OfHomeAsync(CustomerState home, CustomerHomes other, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var stayed = new List<SessionNode>();
        for (var last = home.Profile.SessionCount; last > 0; last -= Chunk)
        {
            var first = Math.Max(1, last - Chunk + 1);
            var sessions = await records.SessionsAsync(home.Id, [.. Enumerable.Range(first, last - first + 1)], cancellationToken);
            stayed.AddRange(sessions
                .Where(session => session.StartedAt >= since && session.CameBy is { } by && other.Find(by) is not null)
                .Select(session => new SessionNode(new(home.Id, session.Number), session)));
            if (sessions.Count == 0 || sessions.Min(static session => session.StartedAt) < since)
            {
                break;
            }
        }

        return stayed;
    }
}
