using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>Merges as a tree: each home that was merged hangs below the one that it was merged into.</summary>
internal static class MergeTree
{
    /// <summary>The merge of a home among those of its survivor, or null.</summary>
    /// <param name="merges">The survivor's merges.</param>
    /// <param name="home">The home.</param>
    public static MergeRecord? Of(this IReadOnlyList<MergeRecord> merges, CustomerId home) => merges.FirstOrDefault(merge => merge.Id.Merged == home);

    /// <summary>The merges below a home, in the order of merging.</summary>
    /// <param name="merges">The survivor's merges.</param>
    /// <param name="home">The home.</param>
    public static IReadOnlyList<MergeRecord> Below(this IReadOnlyList<MergeRecord> merges, CustomerId home)
    {
        var homes = new HashSet<CustomerId> { home };
        while (merges.Any(merge => homes.Contains(merge.Into) && homes.Add(merge.Id.Merged)))
        {
        }

        homes.Remove(home);
        return [.. merges.Where(merge => homes.Contains(merge.Id.Merged))];
    }

    /// <summary>Both lists of merges that came to nothing: of each home the last one.</summary>
    public static IReadOnlyList<MergeId> And(this IReadOnlyList<MergeId> undone, params IEnumerable<MergeId> others) =>
        [.. undone.Concat(others).GroupBy(id => id.Merged).Select(home => home.MaxBy(id => id.Number))];

    /// <summary>Whether a merge was undone, or came to nothing.</summary>
    public static bool Has(this IReadOnlyList<MergeId> undone, MergeId merge) =>
        undone.Any(id => id.Merged == merge.Merged && id.Number >= merge.Number);
}
