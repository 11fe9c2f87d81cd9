using System.Text;
using Continuity.Mail.Mime;

namespace Continuity.Mail.Headers;

/// <summary>
/// Encoded words (RFC 2047). Adjacent ones are joined without the blanks between them, and those of one character set are decoded as one: many a program splits them within a character.
/// </summary>
internal static class EncodedWords
{
    private const int LongestCharset = 64;
    private const int LongestWord = 1000;

    /// <summary>Where the encoded word ends that begins at a place: programs put commas and blanks into words; null where none begins there.</summary>
    public static int? End(string text, int start)
    {
        var window = text.AsSpan(start, Math.Min(LongestWord, text.Length - start));
        if (!window.StartsWith("=?") || window[2..].IndexOf('?') is not (>= 0 and var charset) || window.Length < charset + 5)
        {
            return null;
        }

        var end = window[(charset + 5)..].IndexOf("?=");
        return end < 0 ? null : start + charset + 5 + end + 2;
    }

    /// <summary>Decodes a header field.</summary>
    /// <param name="text">Its value.</param>
    /// <param name="notes">Notes what is wrong.</param>
    public static string Decode(string text, ReadingNotes notes)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var pending = new PendingWord(result, notes);
        var at = 0;
        var mayEnd = true;
        while (at < text.Length)
        {
            var start = mayEnd ? text.IndexOf("=?", at, StringComparison.Ordinal) : -1;
            if (start < 0)
            {
                break;
            }

            var word = Read(text, start, notes, ref mayEnd);
            if (word is null)
            {
                pending.Flush();
                result.Append(text, at, start + 2 - at);
                at = start + 2;
                continue;
            }

            var between = text.AsSpan(at, start - at);
            if (!(pending.IsPending && between.IsWhiteSpace()))
            {
                pending.Flush();
                result.Append(between);
            }

            pending.Add(word.Charset, word.Bytes);
            at = word.End;
        }

        pending.Flush();
        return result.Append(text, at, text.Length - at).ToString();
    }

    private static EncodedWord? Read(string text, int start, ReadingNotes notes, ref bool mayEnd)
    {
        var charsetEnd = text.IndexOf('?', start + 2, Math.Min(LongestCharset, text.Length - start - 2));
        if (charsetEnd < 0 || charsetEnd + 2 >= text.Length || text[charsetEnd + 2] != '?' || charsetEnd == start + 2)
        {
            return null;
        }

        var isBase64 = text[charsetEnd + 1] is 'B' or 'b';
        if (!isBase64 && text[charsetEnd + 1] is not ('Q' or 'q'))
        {
            return null;
        }

        var end = text.IndexOf("?=", charsetEnd + 3, StringComparison.Ordinal);
        if (end < 0)
        {
            mayEnd = false;
            notes.Add(MailNote.BrokenEncodedWord);
            return null;
        }

        // RFC 2231, section 5: a language may follow the character set.
        var charset = text[(start + 2)..charsetEnd].Split('*')[0];
        var encoded = Encoding.Latin1.GetBytes(text[(charsetEnd + 3)..end]);
        return new(charset, isBase64 ? TransferDecoder.Base64(encoded, MailLimits.HeaderBytes, notes).Bytes : Quoted(encoded), end + 2);
    }

    private static byte[] Quoted(byte[] encoded)
    {
        var bytes = new List<byte>(encoded.Length);
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '=' && i + 2 < encoded.Length && TransferDecoder.Hex(encoded[i + 1], encoded[i + 2]) is { } value)
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add(encoded[i] == '_' ? (byte)' ' : encoded[i]);
            }
        }

        return [.. bytes];
    }

    private sealed record EncodedWord(string Charset, byte[] Bytes, int End);

    private sealed class PendingWord(StringBuilder result, ReadingNotes notes)
    {
        private readonly List<byte> bytes = [];
        private string? charset;

        public bool IsPending => charset is not null;

        public void Add(string name, byte[] more)
        {
            if (charset is not null && !charset.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                Flush();
            }

            charset = name;
            bytes.AddRange(more);
        }

        public void Flush()
        {
            if (charset is not null)
            {
                result.Append(Charsets.Decode([.. bytes], charset, notes));
                bytes.Clear();
                charset = null;
            }
        }
    }
}
