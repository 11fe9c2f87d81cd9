using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Continuity.GraphQL.Execution.Results;

/// <content>Strings: RFC 8259, section 7. Only what must be escaped is.</content>
internal sealed partial class ResultBuffer
{
    // So many bytes a character of UTF-16 takes at most.
    private const int LongestCharacter = 3;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(value => (char)value), '"', '\\']);

    /// <summary>Writes a string. Half a surrogate pair becomes the replacement character.</summary>
    /// <param name="text">The string.</param>
    public void WriteString(ReadOnlySpan<char> text)
    {
        Reserve(text.Length + 2);
        var target = bytes.AsSpan(Length, text.Length + 2);
        target[0] = (byte)'"';
        var plain = CopyPlain(text, target.Slice(1, text.Length));
        if (plain == text.Length)
        {
            target[^1] = (byte)'"';
            Length += target.Length;
            return;
        }

        Length += 1 + plain;
        WriteOther(text[plain..]);
        WriteRaw((byte)'"');
    }

    /// <summary>Copies ASCII that needs no escape.</summary>
    /// <returns>How many characters there are before the first other one. What is behind these in the target is of no meaning.</returns>
    private static int CopyPlain(ReadOnlySpan<char> text, Span<byte> target) =>
        text.Length >= Vector128<byte>.Count ? CopyMany(text, target)
        : text.Length >= Vector128<ushort>.Count ? CopySome(text, target)
        : CopyFew(text, target);

    // Sixteen at a time; the last step may begin before the end of the one before it.
    private static int CopyMany(ReadOnlySpan<char> text, Span<byte> target)
    {
        ref var source = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref var first = ref MemoryMarshal.GetReference(target);
        var last = text.Length - Vector128<byte>.Count;
        for (var at = 0; ; at = Math.Min(at + Vector128<byte>.Count, last))
        {
            var narrow = Narrow(ref source, at, at + Vector128<ushort>.Count);
            narrow.StoreUnsafe(ref first, (nuint)at);
            if (Others(narrow) is var others && others != Vector128<byte>.Zero)
            {
                return at + BitOperations.TrailingZeroCount(others.ExtractMostSignificantBits());
            }

            if (at == last)
            {
                return text.Length;
            }
        }
    }

    // The first eight and the last eight.
    private static int CopySome(ReadOnlySpan<char> text, Span<byte> target)
    {
        ref var source = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        var rest = text.Length - Vector128<ushort>.Count;
        var narrow = Narrow(ref source, 0, rest);
        if (Others(narrow) != Vector128<byte>.Zero)
        {
            return CopyFew(text, target);
        }

        ref var first = ref MemoryMarshal.GetReference(target);
        narrow.GetLower().StoreUnsafe(ref first);
        narrow.GetUpper().StoreUnsafe(ref first, (nuint)rest);
        return text.Length;
    }

    private static int CopyFew(ReadOnlySpan<char> text, Span<byte> target)
    {
        var at = 0;
        for (; at < text.Length && text[at] is >= ' ' and < '\x80' and not ('"' or '\\'); at++)
        {
            target[at] = (byte)text[at];
        }

        return at;
    }

    // Eight characters from each of two places, as bytes; those beyond Latin-1 as 0xFF.
    private static Vector128<byte> Narrow(ref ushort source, int first, int second) => Vector128.NarrowWithSaturation(
        Vector128.LoadUnsafe(ref source, (nuint)first),
        Vector128.LoadUnsafe(ref source, (nuint)second));

    // Those that must be escaped or are beyond ASCII: as signed bytes, the latter are below the blank too.
    private static Vector128<byte> Others(Vector128<byte> characters) =>
        Vector128.LessThan(characters.AsSByte(), Vector128.Create((sbyte)' ')).AsByte()
        | Vector128.Equals(characters, Vector128.Create((byte)'"'))
        | Vector128.Equals(characters, Vector128.Create((byte)'\\'));

    private void WriteOther(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var other = text.IndexOfAny(Escaped);
            if (other != 0)
            {
                other = other < 0 ? text.Length : other;
                WriteUtf8(text[..other]);
            }
            else
            {
                WriteEscape(text[0]);
                text = text[1..];
                Reserve(text.Length);
                other = CopyPlain(text, bytes.AsSpan(Length, text.Length));
                Length += other;
            }

            text = text[other..];
        }
    }

    private void WriteUtf8(ReadOnlySpan<char> text)
    {
        Reserve(text.Length * LongestCharacter);
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
    }

    private void WriteEscape(char character)
    {
        switch (character)
        {
            case '"':
                WriteRaw("\\\""u8);
                break;
            case '\\':
                WriteRaw("\\\\"u8);
                break;
            case '\n':
                WriteRaw("\\n"u8);
                break;
            case '\r':
                WriteRaw("\\r"u8);
                break;
            case '\t':
                WriteRaw("\\t"u8);
                break;
            case '\b':
                WriteRaw("\\b"u8);
                break;
            case '\f':
                WriteRaw("\\f"u8);
                break;
            default:
                WriteRaw("\\u00"u8);
                WriteRaw((byte)('0' + (character >> 4)));
                WriteRaw((byte)"0123456789abcdef"[character & 0xF]);
                break;
        }
    }
}
