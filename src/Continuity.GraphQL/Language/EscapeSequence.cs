using System.Text;

namespace Continuity.GraphQL.Language;

/// <summary>The escapes of a quoted string (section 2.9.4, EscapedUnicode and EscapedCharacter).</summary>
internal static class EscapeSequence
{
    // \u{ and }, and between them at most eight digits: a bound for hostile runs of zeros, the same as graphql-js has.
    private const int LongestBracedDigits = 8;

    /// <summary>Reads one escape.</summary>
    /// <param name="source">Source that begins with the backslash.</param>
    /// <param name="value">The character that it stands for.</param>
    /// <param name="length">How many bytes the escape takes.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlySpan<byte> source, out Rune value, out int length)
    {
        length = 2;
        var letter = source.Length > 1 ? source[1] : 0;
        switch (letter)
        {
            case '"' or '\\' or '/':
                value = new Rune((char)letter);
                return true;
            case 'b':
                value = new Rune('\b');
                return true;
            case 'f':
                value = new Rune('\f');
                return true;
            case 'n':
                value = new Rune('\n');
                return true;
            case 'r':
                value = new Rune('\r');
                return true;
            case 't':
                value = new Rune('\t');
                return true;
            case 'u' when source.Length > 2 && source[2] == '{':
                return TryReadBraced(source, out value, out length);
            case 'u':
                return TryReadFixed(source, out value, out length);
            default:
                value = default;
                return false;
        }
    }

    private static bool TryReadBraced(ReadOnlySpan<byte> source, out Rune value, out int length)
    {
        value = default;
        var digits = source[3..].IndexOf((byte)'}');
        length = digits + 4;
        return digits is > 0 and <= LongestBracedDigits
            && TryReadHex(source.Slice(3, digits), out var codePoint)
            && Rune.TryCreate(codePoint, out value);
    }

    private static bool TryReadFixed(ReadOnlySpan<byte> source, out Rune value, out int length)
    {
        value = default;
        length = 6;
        if (!TryReadUnit(source, out var unit))
        {
            return false;
        }

        if (Rune.TryCreate(unit, out value))
        {
            return true;
        }

        length = 12;
        return TryReadUnit(source[6..], out var second) && Rune.TryCreate(unit, second, out value);
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> source, out char unit)
    {
        uint value = 0;
        var isUnit = source.Length >= 6 && source.StartsWith("\\u"u8) && TryReadHex(source.Slice(2, 4), out value);
        unit = (char)value;
        return isUnit;
    }

    private static bool TryReadHex(ReadOnlySpan<byte> digits, out uint value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return false;
            }

            value = (value << 4) | (uint)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return true;
    }
}
