using System.Collections.Immutable;
using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>
/// A place in the one thread of several homes: how many entries of each home's log lie before it. It stays good when homes are merged and parted: what lies behind
/// it in a home that it does not name follows from when that home was merged.
/// </summary>
public sealed class ThreadPosition
{
    /// <summary>How many homes a place names at most, as many as a customer may have.</summary>
    public const int MaximumHomes = 200;

    private ThreadPosition(ImmutableSortedDictionary<CustomerId, int> homes) => Homes = homes;

    /// <summary>The homes that it names, with how many of each one's entries lie before it, 0 or more; perhaps more than the log has.</summary>
    public ImmutableSortedDictionary<CustomerId, int> Homes { get; }

    /// <summary>A place that names some homes.</summary>
    /// <param name="homes">The homes, with how many of each one's entries lie before it.</param>
    public static ThreadPosition Of(IEnumerable<KeyValuePair<CustomerId, int>> homes) => new(homes.ToImmutableSortedDictionary());

    /// <summary>The same place, but for one home.</summary>
    /// <param name="home">The home.</param>
    /// <param name="entries">How many of its entries lie before.</param>
    public ThreadPosition With(CustomerId home, int entries) => new(Homes.SetItem(home, entries));

    /// <summary>
    /// The same place, but for the homes that a later one names. What only this one names stays, so that a home which was parted from the customer and joins it again is gone on with where it
    /// was left; unless that came to more homes than a place may name.
    /// </summary>
    /// <param name="later">The later place.</param>
    public ThreadPosition With(ThreadPosition later) =>
        Homes.SetItems(later.Homes) is { Count: <= MaximumHomes } both ? new(both) : later;

    /// <summary>
    /// The same place in all the homes of a customer. One that is not named was merged after the place was read: of the merged home comes what it recorded after
    /// the merge, and of the one that a named home was merged into likewise.
    /// </summary>
    /// <param name="survivor">The customer's survivor.</param>
    /// <param name="merges">The merges that make up the customer.</param>
    /// <returns>The place, which names just the customer's homes; null where it named none of them, and so is none of this thread.</returns>
    public ThreadPosition? Within(CustomerId survivor, IReadOnlyList<MergeRecord> merges)
    {
        var mergeOf = merges.ToDictionary(static merge => merge.Id.Merged);
        List<CustomerId> all = [survivor, .. mergeOf.Keys];
        if (!all.Exists(Homes.ContainsKey))
        {
            return null;
        }

        var above = LengthsAbove(all.Where(Homes.ContainsKey), mergeOf);
        return Of(all.Select(home => KeyValuePair.Create(
            home,
            Homes.TryGetValue(home, out var named) ? named : above.TryGetValue(home, out var length) ? length : mergeOf[home].MergedLength)));
    }

    // Where two branches that are named lead up to one home, neither saw it before it was merged: the earlier length misses nothing.
    private static Dictionary<CustomerId, int> LengthsAbove(IEnumerable<CustomerId> named, Dictionary<CustomerId, MergeRecord> mergeOf)
    {
        var lengths = new Dictionary<CustomerId, int>();
        foreach (var home in named)
        {
            var below = home;
            while (mergeOf.TryGetValue(below, out var merge))
            {
                var isWalked = lengths.TryGetValue(merge.Into, out var known);
                lengths[merge.Into] = isWalked ? Math.Min(known, merge.IntoLength) : merge.IntoLength;
                if (isWalked)
                {
                    break;
                }

                below = merge.Into;
            }
        }

        return lengths;
    }
}
