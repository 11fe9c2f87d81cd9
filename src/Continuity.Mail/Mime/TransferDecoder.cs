namespace Continuity.Mail.Mime;

/// <summary>Transfer encodings (RFC 2045, section 6), read past the usual damage: what is none of the encoding is passed over or kept as it stands.</summary>
internal static class TransferDecoder
{
    /// <summary>Decodes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="encoding">The encoding, in lower case; null: none.</param>
    /// <param name="most">How many decoded bytes are kept; all are counted.</param>
    /// <param name="notes">Notes what is wrong.</param>
    public static Decoded Decode(ReadOnlySpan<byte> bytes, string? encoding, int most, ReadingNotes notes) => encoding switch
    {
        "base64" => Base64(bytes, most, notes),
        "quoted-printable" => QuotedPrintable.Decode(bytes, most),
        "x-uuencode" or "uuencode" or "x-uue" => UuEncoding.Decode(bytes, most),
        _ => Plain(bytes, encoding, most, notes),
    };

    /// <summary>Decodes base64: characters of other alphabets are passed over, and text goes on after padding, as where two encoded pieces were joined.</summary>
    public static Decoded Base64(ReadOnlySpan<byte> bytes, int most, ReadingNotes notes)
    {
        var sink = new ByteSink(most, bytes.Length / 4 * 3);
        var (bits, count, strange) = (0, 0, false);
        foreach (var b in bytes)
        {
            var value = Value(b);
            if (value < 0)
            {
                count = b == '=' ? 0 : count;
                strange |= !(b is (byte)'=' or (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t');
                continue;
            }

            bits = ((bits << 6) | value) & 0xFFFFFF;
            count++;
            if (count == 1)
            {
                continue;
            }

            // 2 characters make a byte, 3 make two, 4 make three.
            sink.Add((byte)(bits >> (count == 2 ? 4 : count == 3 ? 2 : 0)));
            count &= 3;
        }

        if (strange || count == 1)
        {
            notes.Add(MailNote.DamagedEncoding);
        }

        return sink.Decoded();
    }

    /// <summary>The value of two hexadecimal digits, or null.</summary>
    public static byte? Hex(byte high, byte low) => Digit(high) is var h and >= 0 && Digit(low) is var l and >= 0 ? (byte)((h << 4) | l) : null;

    private static Decoded Plain(ReadOnlySpan<byte> bytes, string? encoding, int most, ReadingNotes notes)
    {
        if (encoding is not (null or "" or "7bit" or "8bit" or "binary" or "7-bit" or "8-bit"))
        {
            notes.Add(MailNote.UnknownEncoding);
        }

        return new(bytes[..Math.Min(bytes.Length, most)].ToArray(), bytes.Length);
    }

    private static int Value(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => b - 'A',
        >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };

    private static int Digit(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };
}
