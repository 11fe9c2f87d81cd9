using System.Text;

namespace Continuity.Mail.Headers;

/// <summary>A header text as one line: without control characters, and with one blank where there are several.</summary>
internal static class HeaderLine
{
    /// <summary>The value of a field: decoded, on one line.</summary>
    public static string Of(HeaderField field, ReadingNotes notes) => Clean(EncodedWords.Decode(field.Text(notes), notes));

    /// <summary>A decoded text on one line.</summary>
    public static string Clean(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsControl(c) && !char.IsWhiteSpace(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ' && (char.IsWhiteSpace(c) || c == '\0'))
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }
}
