using System.Net;
using System.Text;

namespace Continuity.Mail.Text.Html;

/// <summary>Character references. The framework knows their names, but not those numbers that Windows programs write for its own character set.</summary>
internal static class HtmlEntities
{
    private const string Windows = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>The text with its references in the place of their characters.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('&'))
        {
            return text;
        }

        var decoded = WebUtility.HtmlDecode(text);
        return decoded.AsSpan().ContainsAnyInRange('\u0080', '\u009F') ? Repair(decoded) : decoded;
    }

    private static string Repair(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            result.Append(c is >= '\u0080' and <= '\u009F' ? Windows[c - 0x80] : c);
        }

        return result.ToString();
    }
}
