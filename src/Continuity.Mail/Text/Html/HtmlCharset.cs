using System.Text;

namespace Continuity.Mail.Text.Html;

/// <summary>The character set that HTML names in itself, where its header field names none.</summary>
internal static class HtmlCharset
{
    private const int Within = 1024;

    /// <summary>Finds it in the first bytes, as browsers do.</summary>
    public static string? Find(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Within)]);
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var name = head[(at + "charset=".Length)..].TrimStart('"', '\'', ' ');
        var end = name.IndexOfAny(['"', '\'', ';', '>', ' ', '/']);
        return end < 0 ? null : name[..end];
    }
}
