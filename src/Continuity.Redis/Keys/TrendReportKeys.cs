using System.Globalization;
using Continuity.Recovery;

namespace Continuity.Redis.Keys;

/// <summary>Where the reports of a category are listed that happened in a block of four weeks, the newest first: all of them, and those with each product, place and agent; all in one slot.</summary>
/// <param name="Block">The block, by its number since 1970.</param>
/// <param name="Category">The category, in capitals.</param>
internal readonly record struct TrendReportKeys(int Block, string Category)
{
    /// <summary>The set of the reports.</summary>
    /// <param name="dimension">By what; by hour it is all of the category.</param>
    /// <param name="value">The product or place, in whatever spelling, or the agent; nothing to the others.</param>
    /// <param name="isConduct">Of those of conduct, or of all others.</param>
    public string Reports(TrendDimension dimension, string value, bool isConduct)
    {
        var of = dimension switch
        {
            TrendDimension.InvolvedAgent => $":{dimension}:{KeyDigest.Of(value).Value}",
            TrendDimension.Product or TrendDimension.Site => $":{dimension}:{KeyDigest.Of(value.ToUpperInvariant()).Value}",
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{{problems:{Block}:{KeyDigest.Of(Category).Value}}}:{(isConduct ? "conduct" : "open")}{of}");
    }
}
