using System.Runtime.CompilerServices;
using Continuity.Customers;
using Continuity.Privacy;
using Continuity.Redis.Customers;
using Continuity.Redis.Privacy;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Api.Privacy;

/// <summary>What an export has of the sessions of other customers that the person entered by a code: that they were there, and what they said. Nothing else of those customers is theirs.</summary>
internal sealed class VisitExport(GuestVisits visits, RecordReader records, EntryLog log)
{
    private const int Stretch = 50;

    /// <summary>Composes its lines, some at a time.</summary>
    /// <param name="export">The export.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<IReadOnlyList<byte[]>> LinesAsync(OpenedExport export, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var linked in export.Rules.SeesAll ? export.Homes.Profile.Identities : export.Rules.Profile.Identities)
        {
            for (var skip = 0; await visits.FindAsync(linked.Identity, skip, Stretch, cancellationToken) is { Count: > 0 } found; skip += found.Count)
            {
                foreach (var (id, session) in (await records.SessionsAsync(found, cancellationToken)).OrderBy(static one => one.Value.StartedAt).Where(one => IsTheirs(export, linked, one.Key, one.Value)))
                {
                    yield return [SeenRecords.Visit(id, session)];
                    await foreach (var lines in EntriesAsync(id, session, cancellationToken))
                    {
                        yield return lines;
                    }
                }
            }
        }
    }

    // Of a session whose customer is erased it is known no more who came to it. Whose the identity was before is not known either; and what is at the person's own homes is there already.
    private static bool IsTheirs(OpenedExport export, LinkedIdentity linked, SessionId id, Session session) =>
        session.Guest is { } guest && guest.Identity == linked.Identity && (export.Rules.SeesAll || guest.Assurance <= linked.Assurance)
        && session.StartedAt >= linked.LinkedAt && export.Homes.All.All(home => home.Id != id.Home);

    private async IAsyncEnumerable<IReadOnlyList<byte[]>> EntriesAsync(SessionId id, Session session, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var from = session.LogLengthAtStart + 1; await log.RangeAsync(id.Home, from, from + Stretch - 1, cancellationToken) is { Count: > 0 } entries; from += entries.Count)
        {
            // What was read before the other customer was erased must not be told after it.
            if ((await records.SessionsAsync([id], cancellationToken)).GetValueOrDefault(id) is not { Guest: not null })
            {
                yield break;
            }

            yield return [.. entries.Where(entry => ForgetGuest.IsOfGuest(entry.Draft, id.Number) && entry.Draft.Visibility == Visibility.Public).Select(entry => SeenRecords.VisitEntry(id, entry))];
        }
    }
}
