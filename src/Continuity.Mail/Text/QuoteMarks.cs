namespace Continuity.Mail.Text;

/// <summary>What HTML says of its parts, told to <see cref="QuotedHistory"/> by characters that no text has.</summary>
internal static class QuoteMarks
{
    /// <summary>Before a line that says who wrote what is quoted below it.</summary>
    public const char Attribution = '\u0002';

    /// <summary>A line from which on all is an earlier message.</summary>
    public const char History = '\u0003';

    /// <summary>The text without them.</summary>
    public static string Remove(string text) =>
        text.AsSpan().ContainsAny(Attribution, History) ? new([.. text.Replace($"{History}\n", "", StringComparison.Ordinal).Where(static c => c is not (Attribution or History))]) : text;
}
