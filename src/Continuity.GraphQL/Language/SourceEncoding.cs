using System.Buffers;
using System.Text.Unicode;

namespace Continuity.GraphQL.Language;

/// <summary>Turns UTF-16 source into the UTF-8 that the lexer reads.</summary>
internal static class SourceEncoding
{
    /// <summary>
    /// Encodes a text. A surrogate without its partner is written as the three bytes that UTF-8 forbids, so that the
    /// lexer refuses it in its place, as it does any other bytes that are not UTF-8.
    /// </summary>
    /// <param name="source">The text.</param>
    /// <param name="target">At least as long as the encoding, three bytes for each lone surrogate.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Encode(ReadOnlySpan<char> source, Span<byte> target)
    {
        var total = 0;
        while (true)
        {
            var status = Utf8.FromUtf16(source, target[total..], out var read, out var written, replaceInvalidSequences: false);
            total += written;
            if (status == OperationStatus.Done)
            {
                return total;
            }

            var surrogate = source[read];
            target[total++] = (byte)(0xE0 | (surrogate >> 12));
            target[total++] = (byte)(0x80 | ((surrogate >> 6) & 0x3F));
            target[total++] = (byte)(0x80 | (surrogate & 0x3F));
            source = source[(read + 1)..];
        }
    }
}
