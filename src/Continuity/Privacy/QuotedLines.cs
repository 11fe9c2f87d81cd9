namespace Continuity.Privacy;

/// <summary>
/// Finds the lines in which an e-mail quotes texts: programs put a mark before each line, and break lines anew. A line is one of a text where the text has the same words in the same order; that the
/// text is quoted at all, one line that is long enough says.
/// </summary>
/// <param name="texts">The texts.</param>
internal sealed class QuotedLines(IEnumerable<string> texts)
{
    /// <summary>What is shorter is said by chance.</summary>
    private const int Least = 12;

    private const char Mark = '>';
    private readonly IReadOnlyList<string> texts = [.. texts.Select(Words)];

    /// <summary>Whether a text quotes one of them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isQuoted">Whether all of it is quoted; else only what is marked so.</param>
    public bool AreIn(string text, bool isQuoted)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('\n').Any(line => Quoted(line, isQuoted) is { Length: >= Least } quoted && IsOne(quoted));
    }

    /// <summary>A text without what it quotes of them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isQuoted">Whether all of it is quoted; else only what is marked so.</param>
    public string Without(string text, bool isQuoted) => !AreIn(text, isQuoted)
        ? text
        : string.Join('\n', text.Split('\n').Select(line => Quoted(line, isQuoted) is { Length: > 0 } quoted && IsOne(quoted) ? $"{Marks(line)}{Redacted.Text}" : line));

    private bool IsOne(string quoted) => texts.Any(text => text.Contains(quoted, StringComparison.Ordinal));

    private static string? Quoted(string line, bool isQuoted) => Marks(line) is { Length: var length } && (isQuoted || length > 0) ? Words(line[length..]) : null;

    private static string Marks(string line)
    {
        var end = 0;
        for (var at = 0; at < line.Length && line[at] is Mark or ' ' or '\t'; at++)
        {
            end = line[at] == Mark ? at + 1 : end;
        }

        return end == 0 ? "" : end < line.Length && line[end] == ' ' ? line[..(end + 1)] : line[..end];
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
