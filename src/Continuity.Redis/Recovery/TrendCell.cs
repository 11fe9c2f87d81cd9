namespace Continuity.Redis.Recovery;

/// <summary>A combination as it is written: the category, and behind a line end, which neither has, the product, place or agent.</summary>
internal static class TrendCell
{
    private const char Separator = '\n';

    /// <summary>What stands for all combinations that have no field of their own: no category is empty.</summary>
    public const string Others = "\n";

    /// <summary>Writes one.</summary>
    public static string Of(string category, string value) => $"{category}{Separator}{value}";

    /// <summary>Reads one; a category by itself stands for both.</summary>
    public static (string Category, string Value) Read(string text)
    {
        var end = text.IndexOf(Separator, StringComparison.Ordinal);
        return end < 0 ? (text, text) : (text[..end], text[(end + 1)..]);
    }
}
