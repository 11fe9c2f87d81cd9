using System.Globalization;
using Continuity.Recovery;

namespace Continuity.Redis.Keys;

/// <summary>
/// The keys of what was reported in a block of four weeks, all in one slot: of each way to count, a hash of the combinations, those of conduct by themselves; and what its writing needs.
/// </summary>
/// <param name="Block">The block, by its number since 1970.</param>
internal readonly record struct TrendKeys(int Block)
{
    private static readonly TrendDimension[] Counted = [TrendDimension.Category, TrendDimension.Product, TrendDimension.Site, TrendDimension.InvolvedAgent];

    private static readonly bool[] Kinds = [false, true];

    private string Tag => string.Create(CultureInfo.InvariantCulture, $"{{trends:{Block}}}");

    /// <summary>What is still to be written of the last count; there only within one and after a crash in one.</summary>
    public string Redo => $"{Tag}:redo";

    /// <summary>The set of the reports that were counted lately, by when that was.</summary>
    public string Lately => $"{Tag}:counted";

    /// <summary>The set of the reports that were taken out again, which are never counted any more.</summary>
    public string Forgotten => $"{Tag}:forgotten";

    /// <summary>The hashes, in an order that <see cref="PlaceOf"/> knows.</summary>
    public IReadOnlyList<string> Counts
    {
        get
        {
            var keys = this;
            return [.. Kinds.SelectMany(isConduct => Counted.Select(dimension => keys.CountsBy(dimension, isConduct)))];
        }
    }

    /// <summary>The hash of the combinations, with how often each was reported in which quarter of an hour of the block.</summary>
    /// <param name="dimension">What is counted by; hours are not: the categories' own counts tell them.</param>
    /// <param name="isConduct">Whether reports of conduct are counted, or all others.</param>
    public string CountsBy(TrendDimension dimension, bool isConduct) => $"{Tag}:{(isConduct ? "conduct" : "open")}:{dimension}";

    /// <summary>The place of a hash among <see cref="Counts"/>, from 0.</summary>
    public static int PlaceOf(TrendDimension dimension, bool isConduct) => Array.IndexOf(Counted, dimension) + (isConduct ? Counted.Length : 0);
}
