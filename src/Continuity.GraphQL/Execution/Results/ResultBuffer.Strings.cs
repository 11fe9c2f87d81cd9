using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Continuity.GraphQL.Execution.Results;

/// <content>Strings: RFC 8259, section 7. Only what must be escaped is.</content>
internal sealed partial class ResultBuffer
{
    // A character of UTF-16 takes three bytes at most, or six as an escape.
    private const int LongestCharacter = 6;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(value => (char)value), '"', '\\']);

    /// <summary>Writes a string. Half a surrogate pair becomes the replacement character.</summary>
    /// <param name="text">The string.</param>
    public void WriteString(ReadOnlySpan<char> text)
    {
        Reserve(text.Length + 2);
        bytes[Length++] = (byte)'"';
        var plain = CopyPlain(text, bytes.AsSpan(Length, text.Length));
        Length += plain;
        if (plain < text.Length)
        {
            WriteOther(text[plain..]);
        }

        WriteRaw((byte)'"');
    }

    /// <summary>Copies printable ASCII that needs no escape.</summary>
    /// <returns>How many characters there are before the first other one, or fewer.</returns>
    private static int CopyPlain(ReadOnlySpan<char> text, Span<byte> target)
    {
        var at = 0;
        if (text.Length >= Vector128<byte>.Count)
        {
            ref var source = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
            ref var first = ref MemoryMarshal.GetReference(target);
            for (var last = text.Length - Vector128<byte>.Count; ; at = Math.Min(at + Vector128<byte>.Count, last))
            {
                var low = Vector128.LoadUnsafe(ref source, (nuint)at);
                var high = Vector128.LoadUnsafe(ref source, (nuint)(at + Vector128<ushort>.Count));
                if ((Other(low) | Other(high)) != Vector128<ushort>.Zero)
                {
                    return at;
                }

                Vector128.Narrow(low, high).StoreUnsafe(ref first, (nuint)at);
                if (at == last)
                {
                    return text.Length;
                }
            }
        }

        else if (text.Length >= Vector128<ushort>.Count)
        {
            ref var source = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
            ref var first = ref MemoryMarshal.GetReference(target);
            var rest = (nuint)(text.Length - Vector128<ushort>.Count);
            var low = Vector128.LoadUnsafe(ref source);
            var high = Vector128.LoadUnsafe(ref source, rest);
            if ((Other(low) | Other(high)) == Vector128<ushort>.Zero)
            {
                var narrow = Vector128.Narrow(low, high);
                narrow.GetLower().StoreUnsafe(ref first);
                narrow.GetUpper().StoreUnsafe(ref first, rest);
                return text.Length;
            }
        }

        for (; at < text.Length && text[at] is >= ' ' and <= '~' and not ('"' or '\\'); at++)
        {
            target[at] = (byte)text[at];
        }

        return at;
    }

    private static Vector128<ushort> Other(Vector128<ushort> characters) =>
        Vector128.GreaterThan(characters - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')))
        | Vector128.Equals(characters, Vector128.Create((ushort)'"'))
        | Vector128.Equals(characters, Vector128.Create((ushort)'\\'));

    private void WriteOther(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var length = text.IndexOfAny(Escaped);
            length = length < 0 ? text.Length : length;
            Reserve((length + 1) * LongestCharacter);
            Length += Encoding.UTF8.GetBytes(text[..length], bytes.AsSpan(Length));
            if (length == text.Length)
            {
                return;
            }

            WriteEscape(text[length]);
            text = text[(length + 1)..];
        }
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
