namespace Continuity.Mail.Text;

/// <summary>What single lines say of what comes after them.</summary>
internal static class QuoteLines
{
    private const int LongestLine = 400;
    private const int FieldsWithin = 6;

    /// <summary>Whether a line is repeated from an earlier message; not one that a mailbox file has marked because it begins with "From".</summary>
    public static bool IsQuote(string line) => line.StartsWith('>') && !line.StartsWith(">From ", StringComparison.Ordinal);

    /// <summary>Whether a line is the mark above a signature (RFC 3676, section 4.3; some programs take off its blank).</summary>
    public static bool IsSignature(string line) => line is "-- " or "--";

    /// <summary>Whether a line may be the first of several that say who wrote what comes below.</summary>
    public static bool MayBeginAttribution(string line) =>
        line.Length <= LongestLine && line.Any(char.IsAsciiDigit) && QuoteWords.Leads.Any(lead => line.TrimStart().StartsWith(lead, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a line says who wrote what comes below it, and when.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isAboveQuote">Whether a quotation comes below it: then it need not begin as one, nor be in a language that is known, nor tell an address or a time.</param>
    public static bool IsAttribution(string line, bool isAboveQuote)
    {
        var text = line.Trim().Trim('*', '_');
        if (text.Length is 0 or > LongestLine || text[^1] is not (':' or '：'))
        {
            return false;
        }

        var hasDigit = text.Any(char.IsAsciiDigit);
        var hasVerb = QuoteWords.Verbs.Any(verb => text.Contains(verb, StringComparison.OrdinalIgnoreCase));
        return isAboveQuote ? hasVerb || (hasDigit && text.Contains('@')) : hasVerb && MayBeginAttribution(text) && IsOfMail(text);
    }

    /// <summary>Whether all from a line on is an earlier message.</summary>
    public static bool BeginsHistory(string[] lines, int at)
    {
        var line = lines[at];
        return line.StartsWith(QuoteMarks.History) || IsSeparator(line) || IsRule(lines, at) || IsHeader(lines, at);
    }

    private static bool IsSeparator(string line)
    {
        var text = line.Trim();
        if (text.Length is 0 or > LongestLine)
        {
            return false;
        }

        var inner = text.Trim('-', ' ').TrimEnd(':');
        return (text.StartsWith("--", StringComparison.Ordinal) && QuoteWords.Separators.Any(words => inner.StartsWith(words, StringComparison.OrdinalIgnoreCase)))
            || (text.EndsWith(':') && QuoteWords.Forwards.Any(words => inner.Equals(words, StringComparison.OrdinalIgnoreCase)));
    }

    // Outlook's line of underscores, with the earlier message's header below.
    private static bool IsRule(string[] lines, int at) =>
        lines[at].Trim() is { Length: >= 10 } text && text.All(static c => c == '_') && Next(lines, at + 1) is >= 0 and var next && IsHeader(lines, next, isBelowRule: true);

    private static bool IsHeader(string[] lines, int at, bool isBelowRule = false)
    {
        if (!IsField(lines[at], QuoteWords.From))
        {
            return false;
        }

        var fields = 0;
        var isOfMail = isBelowRule || IsOfMail(lines[at]);
        for (var i = at + 1; i < lines.Length && i <= at + FieldsWithin && !string.IsNullOrWhiteSpace(lines[i]); i++)
        {
            var isField = IsField(lines[i], QuoteWords.Fields);
            fields += isField ? 1 : 0;
            isOfMail |= (isField && IsOfMail(lines[i]));
        }

        return fields >= 2 && isOfMail;
    }

    // People write "From: Berlin" and "On the 3rd I wrote:" themselves; programs tell an address or a time.
    private static bool IsOfMail(string line)
    {
        var text = line.AsSpan(0, Math.Min(line.Length, LongestLine));
        return text.Contains('@') || HasTime(text);
    }

    // As 10:20, or 10h20 in French.
    private static bool HasTime(ReadOnlySpan<char> text)
    {
        for (var i = 1; i + 2 < text.Length; i++)
        {
            if (text[i] is ':' or 'h' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsField(string line, string[] names)
    {
        var text = line.Length > LongestLine ? line[..LongestLine] : line;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and < 30 && names.Contains(text[..colon].Trim(' ', '*', '\u00A0', '\t').ToLowerInvariant());
    }

    private static int Next(string[] lines, int from) => Array.FindIndex(lines, from, static line => !string.IsNullOrWhiteSpace(line));
}
