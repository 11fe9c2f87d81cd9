using Continuity.Mail.Mime;

namespace Continuity.Mail.Text;

/// <summary>Tells words from base64 where a part is said to be encoded, and is not.</summary>
internal static class Base64Words
{
    /// <summary>Whether bytes are words.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="decoded">What they come to as base64.</param>
    public static bool AreIn(ReadOnlySpan<byte> body, Decoded decoded)
    {
        var (letters, blanks, marks) = (0, 0, 0);
        foreach (var b in body)
        {
            var isLetter = char.IsAsciiLetterOrDigit((char)b) || b is (byte)'+' or (byte)'/' or (byte)'-' or (byte)'_' or (byte)'=';
            var isBlank = b is (byte)' ' or (byte)'\t' or >= 128;
            letters += isLetter ? 1 : 0;
            blanks += isBlank ? 1 : 0;
            marks += isLetter || isBlank || b is (byte)'\r' or (byte)'\n' ? 0 : 1;
        }

        // Nobody encodes blanks, damage is seldom as frequent as marks between words, and a word is not of fours of letters that come to text by chance.
        var all = letters + blanks + marks;
        return blanks * 20 > all || marks * 5 > all || (letters % 4 != 0 && (decoded.Size == 0 || HasControls(decoded.Bytes)));
    }

    private static bool HasControls(ReadOnlySpan<byte> decoded)
    {
        foreach (var b in decoded)
        {
            if (b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or 0x1B))
            {
                return true;
            }
        }

        return false;
    }
}
