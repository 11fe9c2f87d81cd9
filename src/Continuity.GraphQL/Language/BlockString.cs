using System.Text;

namespace Continuity.GraphQL.Language;

/// <summary>Block string literals (section 2.9.4, BlockStringValue): to their value and back.</summary>
internal static class BlockString
{
    private const string Delimiter = "\"\"\"";
    private const string EscapedDelimiter = "\\\"\"\"";
    private const int LongestOnOneLine = 70;

    /// <summary>The value: without the common indentation, and without blank first and last lines.</summary>
    /// <param name="content">What stands between the triple quotes, as the lexer has found it valid.</param>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        var raw = Encoding.UTF8.GetString(content);
        if (raw.Contains('\r'))
        {
            raw = raw.Replace("\r\n", "\n").Replace('\r', '\n');
        }

        return Dedent(raw).Replace(EscapedDelimiter, Delimiter);
    }

    /// <summary>Whether a value, written as a block string, reads back as the same value.</summary>
    /// <param name="value">The value.</param>
    public static bool CanHold(string value) =>
        !value.Contains('\r') && (Dedent(value) == value || Dedent('\n' + value) == value);

    /// <summary>
    /// The lines of a literal, the triple quotes with them. Every line but the first may be indented, all by the same,
    /// without a change of the value.
    /// </summary>
    /// <param name="value">A value that a block string can hold.</param>
    public static string[] Lines(string value)
    {
        var isSingleLine = !value.Contains('\n');
        var endsInQuoteOrBackslash = value.EndsWith('"') || value.EndsWith('\\');
        var isSpread = !isSingleLine || value.Length > LongestOnOneLine || endsInQuoteOrBackslash;

        // A single line that begins with white space would lose it below the opening quotes.
        var isOpened = isSpread && !(isSingleLine && IsWhiteSpace(value[0]));
        var literal = string.Concat(
            isOpened ? Delimiter + "\n" : Delimiter,
            value.Replace(Delimiter, EscapedDelimiter),
            isSpread ? "\n" + Delimiter : Delimiter);
        return literal.Split('\n');
    }

    private static string Dedent(string text)
    {
        var (indent, first, last) = Measure(text);
        var value = new StringBuilder(text.Length);
        var number = -1;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            if (number < first || number > last)
            {
                continue;
            }

            if (number > first)
            {
                value.Append('\n');
            }

            var line = text.AsSpan(range);
            value.Append(number == 0 ? line : line[Math.Min(indent, line.Length)..]);
        }

        return value.ToString();
    }

    /// <summary>The indentation that all lines but the first share, and which lines are the first and last with content.</summary>
    private static (int Indent, int First, int Last) Measure(string text)
    {
        var (indent, first, last, number) = (int.MaxValue, int.MaxValue, -1, -1);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsSpan(range);
            var lineIndent = line.IndexOfAnyExcept(' ', '\t');
            if (lineIndent < 0)
            {
                continue;
            }

            first = Math.Min(first, number);
            last = number;
            indent = number == 0 ? indent : Math.Min(indent, lineIndent);
        }

        return (indent, first, last);
    }

    private static bool IsWhiteSpace(char character) => character is ' ' or '\t';
}
