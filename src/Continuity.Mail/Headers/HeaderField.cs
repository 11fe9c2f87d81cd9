using System.Text;

namespace Continuity.Mail.Headers;

/// <summary>A header field, unfolded. Its text stands for its bytes, one character each: what they mean is told by whoever reads the field.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Raw">Its value, trimmed.</param>
internal sealed record HeaderField(string Name, string Raw)
{
    /// <summary>The value with bytes beyond ASCII decoded: as UTF-8 (RFC 6532), or what they look like.</summary>
    /// <param name="notes">Notes what is wrong.</param>
    public string Text(ReadingNotes notes) => Ascii.IsValid(Raw) ? Raw : Charsets.Utf8(Encoding.Latin1.GetBytes(Raw), notes);
}
