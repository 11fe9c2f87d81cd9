namespace Continuity.Mail.Text;

/// <summary>
/// Tells what is new in an e-mail from what it repeats: its signature and the messages before it. Nothing is lost by it, and never is everything folded away. An answer written between the
/// lines of what it answers stays whole.
/// </summary>
internal static class QuotedHistory
{
    private const int LongestAttribution = 3;

    /// <summary>Splits a text.</summary>
    /// <param name="text">The text, with line feeds.</param>
    /// <returns>What is new, and the rest or null.</returns>
    public static (string Text, string? Quoted) Split(string text)
    {
        var lines = text.Split('\n');
        var kinds = new LineKind[lines.Length];
        var end = Classify(lines, kinds);
        var signature = LastSignature(lines, kinds, end);
        if (!IsInterleaved(lines, kinds, signature ?? end))
        {
            Signature(kinds, signature ?? end, end);
        }
        else
        {
            Array.Fill(kinds, LineKind.New, 0, end);
        }

        BlankLines(lines, kinds);

        var fresh = Join(lines, kinds, LineKind.New);
        // A message of nothing but what it repeats is shown as it is: forwarded without a word, it says just that.
        return Clean(fresh).Length == 0 ? (Clean(text), null) : (Clean(fresh), Clean(Join(lines, kinds, LineKind.Quoted)) is { Length: > 0 } quoted ? quoted : null);
    }

    // Where an earlier message begins from which on all is old; what comes before it is classified.
    private static int Classify(string[] lines, LineKind[] kinds)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (QuoteLines.IsQuote(lines[i]))
            {
                kinds[i] = LineKind.Quoted;
            }
            else if (AttributionLength(lines, i) is > 0 and var length)
            {
                Array.Fill(kinds, LineKind.Quoted, i, length);
                i += length - 1;
                if (!NextIsQuoted(lines, i + 1))
                {
                    return Cut(kinds, i + 1);
                }
            }
            else if (QuoteLines.BeginsHistory(lines, i))
            {
                return Cut(kinds, i);
            }
        }

        return lines.Length;
    }

    private static int Cut(LineKind[] kinds, int from)
    {
        Array.Fill(kinds, LineKind.Quoted, from, kinds.Length - from);
        return from;
    }

    private static bool NextIsQuoted(string[] lines, int from)
    {
        for (var i = from; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
            {
                return QuoteLines.IsQuote(lines[i]);
            }
        }

        return false;
    }

    private static int AttributionLength(string[] lines, int at)
    {
        if (lines[at].StartsWith(QuoteMarks.Attribution))
        {
            return 1;
        }

        for (var length = 1; length <= LongestAttribution && at + length <= lines.Length; length++)
        {
            // Only where it begins as one may it go on in the next line.
            if (length > 1 && (!QuoteLines.MayBeginAttribution(lines[at]) || string.IsNullOrWhiteSpace(lines[at + length - 1]) || QuoteLines.IsQuote(lines[at + length - 1])))
            {
                return 0;
            }

            if (QuoteLines.IsAttribution(string.Join(' ', lines, at, length), NextIsQuotedOrEnds(lines, at + length)))
            {
                return length;
            }
        }

        return 0;
    }

    private static bool NextIsQuotedOrEnds(string[] lines, int from) => from < lines.Length && (QuoteLines.IsQuote(lines[from])
        || (string.IsNullOrWhiteSpace(lines[from]) && from + 1 < lines.Length && QuoteLines.IsQuote(lines[from + 1])));

    // New text both before and after a quotation, or between two: it means what it stands beside.
    private static bool IsInterleaved(string[] lines, LineKind[] kinds, int end)
    {
        var blocks = 0;
        var wasQuoted = false;
        var newAfter = false;
        var newBefore = false;
        for (var i = 0; i < end; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            var isQuoted = kinds[i] == LineKind.Quoted;
            blocks += isQuoted && !wasQuoted ? 1 : 0;
            newBefore |= !isQuoted && blocks == 0;
            newAfter |= !isQuoted && blocks > 0;
            wasQuoted = isQuoted;
        }

        return newAfter && (blocks > 1 || newBefore);
    }

    // People draw lines of two hyphens between what they write: only the last one is the mark.
    private static int? LastSignature(string[] lines, LineKind[] kinds, int end)
    {
        for (var i = end - 1; i >= 0; i--)
        {
            if (kinds[i] == LineKind.New && QuoteLines.IsSignature(lines[i]))
            {
                return i;
            }
        }

        return null;
    }

    // A signature ends with the message, or with what is quoted below it.
    private static void Signature(LineKind[] kinds, int start, int end)
    {
        for (var i = start; i < end && kinds[i] == LineKind.New; i++)
        {
            kinds[i] = LineKind.Quoted;
        }
    }

    // Empty lines between what is repeated belong to it.
    private static void BlankLines(string[] lines, LineKind[] kinds)
    {
        var last = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            if (kinds[i] == LineKind.Quoted)
            {
                Array.Fill(kinds, LineKind.Quoted, last + 1, last < 0 ? 0 : i - last - 1);
                last = i;
            }
            else if (!string.IsNullOrWhiteSpace(lines[i]))
            {
                last = -1;
            }
        }
    }

    private static string Join(string[] lines, LineKind[] kinds, LineKind kind) => string.Join('\n', lines.Where((_, i) => kinds[i] == kind));

    private static string Clean(string text) => QuoteMarks.Remove(text).Trim('\n', '\r', ' ', '\t');

    private enum LineKind
    {
        New,
        Quoted,
    }
}
