using System.Buffers;
using System.Text;

namespace Continuity.Mail.Headers;

/// <summary>UTF-8 in which single bytes are damaged, or lines of another program stand, or whose last character was cut off.</summary>
internal static class MixedUtf8
{
    /// <summary>Decodes bytes: what is UTF-8 as that, what is none as Windows-1252; a character that is cut off at the end is left out.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="isDamaged">Whether some are none, besides such a character.</param>
    /// <returns>Null where most that is beyond ASCII is no UTF-8: a few bytes of another character set look like it by chance.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, out bool isDamaged)
    {
        var result = new StringBuilder(bytes.Length);
        var (good, bad) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
            if (status == OperationStatus.Done)
            {
                good += length > 1 ? 1 : 0;
                Append(result, rune);
            }
            else if (status == OperationStatus.InvalidData || good == 0)
            {
                bad += length;
                result.Append(Charsets.Western(bytes[..length]));
            }

            bytes = bytes[length..];
        }

        isDamaged = bad > 0;
        return good > bad ? result.ToString() : null;
    }

    private static void Append(StringBuilder result, Rune rune)
    {
        Span<char> characters = stackalloc char[2];
        result.Append(characters[..rune.EncodeToUtf16(characters)]);
    }
}
