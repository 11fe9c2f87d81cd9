using System.Collections.Immutable;
using Continuity.Customers;
using Continuity.Redis.Customers;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Threads;
using StackExchange.Redis;

namespace Continuity.Redis.Commit;

/// <summary>The fields and entries in which a decided state differs from the one that was read.</summary>
internal static class StateChanges
{
    /// <summary>Compares.</summary>
    /// <param name="before">What was read.</param>
    /// <param name="after">What was decided.</param>
    /// <param name="now">The time.</param>
    /// <returns>The fields to write, and the state as it will be read afterwards; no fields where nothing differs.</returns>
    public static (IReadOnlyList<(RedisValue Name, RedisValue Value)> Fields, LoadedCustomer After) Between(
        LoadedCustomer before, CustomerState after, DateTimeOffset now)
    {
        var version = before.State.Version + 1;
        var fields = new List<(RedisValue Name, RedisValue Value)>();
        var revisions = before.Revisions.ToBuilder();
        if (after.Alias is { } alias && after.Alias != before.State.Alias)
        {
            fields.Add((CustomerFields.Alias, alias.Value));
        }

        if (!ReferenceEquals(before.State.Profile, after.Profile))
        {
            if (after.Profile.Erasure is not null && before.State.Profile.Erasure is null)
            {
                fields.Add((CustomerFields.Erased, 1));
            }

            // Always the two together: a version that does not know the one may have written the other.
            fields.Add((CustomerFields.Shut, IsShut(after) ? 1 : 0));
            fields.Add((CustomerFields.Profile, StoreJson.WriteBytes(after.Profile)));
        }

        Compare(before.State.Tickets, after.Tickets, CustomerFields.Ticket);
        Compare(before.State.Recoveries, after.Recoveries, CustomerFields.Recovery);
        Compare(before.State.Sessions, after.Sessions, CustomerFields.Session);
        Compare(before.State.Handoffs, after.Handoffs, CustomerFields.Handoff);
        Compare(before.State.OwnershipOffers, after.OwnershipOffers, CustomerFields.OwnershipOffer);
        Compare(before.State.FollowUps, after.FollowUps, CustomerFields.FollowUp);
        Compare(before.State.Briefs, after.Briefs, CustomerFields.Brief);
        Compare(before.State.ProblemReports, after.ProblemReports, CustomerFields.ProblemReport);
        Compare(before.State.Deliveries, after.Deliveries, CustomerFields.Delivery);
        if (fields.Count == 0 && ReferenceEquals(before.State.Entries, after.Entries))
        {
            return ([], before);
        }

        var live = Live(after, now);
        if (live != before.Live)
        {
            fields.Add((CustomerFields.Live, live));
        }

        fields.Add((CustomerFields.Version, version));
        return (fields, new(after with { Version = version }, live, revisions.ToImmutable()));

        void Compare<T>(ImmutableDictionary<int, T> old, ImmutableDictionary<int, T> current, Func<int, string> name)
            where T : class
        {
            foreach (var (number, record) in current)
            {
                if (!old.TryGetValue(number, out var known) || !ReferenceEquals(known, record))
                {
                    fields.Add((name(number), StoredField.Write(record, version)));
                    revisions[name(number)] = version.ToString(System.Globalization.CultureInfo.InvariantCulture);
                }
            }
        }
    }

    /// <summary>The entries that were put in the place of others, with their indexes in the log.</summary>
    /// <param name="before">What was read.</param>
    /// <param name="after">What was decided.</param>
    /// <exception cref="InvalidOperationException">An entry has not been loaded, so that nobody knows what it replaces.</exception>
    public static IReadOnlyList<(RedisValue Index, RedisValue Entry)> Rewrites(CustomerState before, CustomerState after) => ReferenceEquals(before.Entries, after.Entries) ? [] :
    [
        .. after.Entries.Values.Where(entry => !ReferenceEquals(entry, Known(before, entry)))
            .Select(static entry => ((RedisValue)(entry.Id.Sequence - 1), (RedisValue)StoreJson.WriteBytes(StoredEntry.Of(entry.Draft, entry.RecordedAt)))),
    ];

    private static Entry Known(CustomerState before, Entry entry) => before.Entries.TryGetValue(entry.Id.Sequence, out var known) && entry.Id.Home == before.Id
        ? known
        : throw new InvalidOperationException($"Entry {entry.Id.Sequence} was not loaded, and can't be replaced.");

    private static bool IsShut(CustomerState state) => state.Profile.IsHeld || state.Profile.Erasure is not null;

    /// <summary>Every live ticket was loaded, and all that is open, so those of the new state are all there are.</summary>
    private static string Live(CustomerState state, DateTimeOffset now)
    {
        var live = state.Tickets.Values.Where(t => t.IsLive(now)).OrderBy(static t => t.Number).ToList();
        return string.Join(' ', live.Select(static t => CustomerFields.Ticket(t.Number))
            .Concat(live.Where(static t => t.Sessions.Count > 0).Select(static t => CustomerFields.Session(t.Sessions[^1])))
            .Concat(state.Handoffs.Values.Where(static h => h.IsOpen).Select(static h => h.Number).Order().Select(CustomerFields.Handoff))
            .Concat(state.OwnershipOffers.Values.Where(static o => o.IsOpen).Select(static o => o.Number).Order().Select(CustomerFields.OwnershipOffer))
            .Concat(state.FollowUps.Values.Where(static f => f.IsOpen).Select(static f => f.Number).Order().Select(CustomerFields.FollowUp)));
    }
}
