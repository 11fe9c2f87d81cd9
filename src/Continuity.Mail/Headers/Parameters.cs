using System.Globalization;
using System.Text;

namespace Continuity.Mail.Headers;

/// <summary>A value with parameters, as Content-Type and Content-Disposition have it (RFC 2045, section 5.1; RFC 2231).</summary>
/// <param name="Value">The value in lower case, without comments.</param>
/// <param name="All">The parameters by name in lower case, decoded.</param>
internal sealed record Parameters(string Value, IReadOnlyDictionary<string, string> All)
{
    // Its bytes count, each blank of them: it is compared, not shown.
    private const string Boundary = "boundary";

    private const int MostParameters = 100;
    private const int LongestName = 40;

    /// <summary>Reads a field.</summary>
    /// <param name="field">The field, or null.</param>
    /// <param name="notes">Notes what is wrong.</param>
    /// <returns>Null where there is none.</returns>
    public static Parameters? Read(HeaderField? field, ReadingNotes notes)
    {
        if (field is null)
        {
            return null;
        }

        var pieces = Split(field.Raw);
        var given = new List<(string Name, string Value)>();
        foreach (var piece in pieces.Skip(1).Take(MostParameters))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                given.Add((piece[..equals].Trim().ToLowerInvariant(), Unquote(piece[(equals + 1)..].Trim())));
            }
        }

        return new(pieces[0].Trim().ToLowerInvariant(), Decode(given, notes));
    }

    /// <summary>A parameter, or null.</summary>
    public string? Find(string name) => All.GetValueOrDefault(name);

    private static Dictionary<string, string> Decode(List<(string Name, string Value)> given, ReadingNotes notes)
    {
        var result = new Dictionary<string, string>();
        foreach (var (name, value) in given.Where(static p => !p.Name.Contains('*')))
        {
            result.TryAdd(name, name == Boundary ? value : HeaderLine.Of(new(name, value), notes));
        }

        // RFC 2231: name*=charset'language'text, or in pieces name*0, name*1*, of which those with an asterisk are percent-encoded.
        foreach (var parts in given.Where(static p => p.Name.Contains('*')).GroupBy(static p => p.Name[..p.Name.IndexOf('*')]))
        {
            var bytes = new List<byte>();
            string? charset = null;
            foreach (var (name, value) in parts.OrderBy(static p => Place(p.Name)))
            {
                var text = value;
                if (name.EndsWith('*') && charset is null)
                {
                    var quotes = text.Split('\'', 3);
                    charset = quotes.Length == 3 ? quotes[0] : "utf-8";
                    text = quotes[^1];
                }

                bytes.AddRange(name.EndsWith('*') ? Percent(text) : Encoding.Latin1.GetBytes(text));
            }

            result[parts.Key] = parts.Key == Boundary ? Encoding.Latin1.GetString([.. bytes]) : HeaderLine.Clean(Charsets.Decode([.. bytes], charset, notes));
        }

        return result;
    }

    private static int Place(string name) =>
        int.TryParse(name.AsSpan(name.IndexOf('*') + 1).TrimEnd('*'), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;

    private static IEnumerable<byte> Percent(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && Mime.TransferDecoder.Hex((byte)text[i + 1], (byte)text[i + 2]) is { } value)
            {
                yield return value;
                i += 2;
            }
            else
            {
                yield return (byte)text[i];
            }
        }
    }

    private static string Unquote(string text)
    {
        if (!text.StartsWith('"'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length && text[i] != '"'; i++)
        {
            // A backslash quotes a quotation mark or itself; before anything else it is a folder's, as Windows programs wrote it.
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\')
            {
                i++;
            }

            result.Append(text[i]);
        }

        return result.ToString();
    }

    // Programs that forget the quotation marks around "Bill (1).pdf" mean no comment.
    private static bool IsFileName(StringBuilder piece) => piece.ToString(0, Math.Min(piece.Length, LongestName)).TrimStart() is var text
        && (text.StartsWith("name", StringComparison.OrdinalIgnoreCase) || text.StartsWith("filename", StringComparison.OrdinalIgnoreCase));

    // At semicolons outside of quotation marks, without comments.
    private static List<string> Split(string text)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        var isQuoted = false;
        var comments = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && isQuoted && i + 1 < text.Length)
            {
                piece.Append(c).Append(text[++i]);
                continue;
            }

            isQuoted = c == '"' && comments == 0 ? !isQuoted : isQuoted;
            if (!isQuoted && c is '(' or ')' && !IsFileName(piece))
            {
                comments = Math.Max(0, comments + (c == '(' ? 1 : -1));
            }
            else if (comments == 0 && c == ';' && !isQuoted)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            else if (comments == 0)
            {
                piece.Append(c);
            }
        }

        pieces.Add(piece.ToString());
        return pieces;
    }
}
