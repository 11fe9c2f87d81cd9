using System.Globalization;

namespace Continuity.Redis.Keys;

/// <summary>Where the reports of a category are listed that happened in a block of four weeks, the newest first.</summary>
/// <param name="Block">The block, by its number since 1970.</param>
/// <param name="Category">The category, in capitals.</param>
internal readonly record struct TrendReportKeys(int Block, string Category)
{
    /// <summary>The set of the reports.</summary>
    /// <param name="isConduct">Of those of conduct, or of all others.</param>
    public string Reports(bool isConduct) => string.Create(
        CultureInfo.InvariantCulture, $"{{problems:{Block}:{KeyDigest.Of(Category).Value}}}:{(isConduct ? "conduct" : "open")}");
}
