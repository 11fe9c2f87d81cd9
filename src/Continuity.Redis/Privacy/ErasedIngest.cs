using Continuity.Callers;
using Continuity.Customers;
using Continuity.Redis.Customers;
using Continuity.Redis.Ingest;
using Continuity.Threads;

namespace Continuity.Redis.Privacy;

/// <summary>
/// Parts of a home's calls that still wait to be recorded, with their numbers and words. That a call's name leads to its session stays, under a digest: whatever comes later finds that nothing is
/// recorded of it any more, rather than beginning a session anew. What waits for a call of which nothing is known yet is nobody's, and is recorded as an anonymous call in time.
/// </summary>
internal sealed class ErasedIngest(RecordReader records, IngestPlaces places) : IErasedPlace
{
    private const int Step = 100;

    /// <inheritdoc/>
    public async Task EraseAsync(CustomerId home, CancellationToken cancellationToken)
    {
        foreach (var source in await SourcesAsync(home, cancellationToken))
        {
            foreach (var name in await places.WaitingAsync(source, DateTimeOffset.MaxValue, int.MaxValue, cancellationToken))
            {
                if ((await places.FindAsync(source, name, cancellationToken))?.Home == home)
                {
                    await places.ForgetAsync(source, name, cancellationToken);
                }
            }
        }
    }

    /// <summary>The telephone systems that started sessions of the home. What they call these may be gone from the home by now.</summary>
    private async Task<IReadOnlySet<string>> SourcesAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var sources = new HashSet<string>();
        for (var from = 1; ; from += Step)
        {
            var sessions = await records.SessionsAsync(home, [.. Enumerable.Range(from, Step)], cancellationToken);
            sources.UnionWith(sessions.Where(static session => session is { Channel: Channel.Phone, StartedBy.Kind: ActorKind.System }).Select(static session => session.StartedBy.Id));
            if (sessions.Count < Step)
            {
                return sources;
            }
        }
    }
}
