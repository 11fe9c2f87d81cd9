using Continuity.Redis.Keys;

namespace Continuity.Redis.Deadlines;

/// <summary>
/// Divides the partitions between processes: each goes to the one that draws the highest lot for it, as all of them reckon alike (rendezvous hashing). When one dies, only its
/// own partitions move, and they spread over all that are left.
/// </summary>
internal static class Shares
{
    /// <summary>The numbers of a process's partitions.</summary>
    /// <param name="member">The process.</param>
    /// <param name="members">Those that live, it included.</param>
    public static HashSet<int> Of(string member, IReadOnlyCollection<string> members) =>
        [.. Enumerable.Range(0, Partition.Count).Where(partition => members.MaxBy(m => (Lot(m, partition), m)) == member)];

    /// <summary>FNV-1a of the name, with the partition mixed in as SplitMix64 ends.</summary>
    private static ulong Lot(string member, int partition)
    {
        var hash = 14695981039346656037ul;
        foreach (var c in member)
        {
            hash = (hash ^ c) * 1099511628211ul;
        }

        hash += (ulong)(partition + 1) * 0x9E3779B97F4A7C15ul;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9ul;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBul;
        return hash ^ (hash >> 31);
    }
}
