namespace Continuity.Mail.Mime;

/// <summary>Quoted-printable (RFC 2045, section 6.7). An equals sign that quotes nothing stands for itself.</summary>
internal static class QuotedPrintable
{
    /// <summary>Decodes bytes.</summary>
    public static Decoded Decode(ReadOnlySpan<byte> bytes, int most)
    {
        var sink = new ByteSink(most, bytes.Length);
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = (end < 0 ? bytes : bytes[..end]).TrimEnd(" \t\r"u8);
            var isSoft = Line(line, sink);
            if (end >= 0 && !isSoft)
            {
                if (end > 0 && bytes[end - 1] == '\r')
                {
                    sink.Add((byte)'\r');
                }

                sink.Add((byte)'\n');
            }

            bytes = end < 0 ? [] : bytes[(end + 1)..];
        }

        return sink.Decoded();
    }

    // Whether the line goes on in the next one. Blanks at the end of a line were put there on the way.
    private static bool Line(ReadOnlySpan<byte> line, ByteSink sink)
    {
        var isSoft = line is [.., (byte)'='];
        for (var i = 0; i < line.Length - (isSoft ? 1 : 0); i++)
        {
            if (line[i] == '=' && i + 2 < line.Length && TransferDecoder.Hex(line[i + 1], line[i + 2]) is { } value)
            {
                sink.Add(value);
                i += 2;
            }
            else
            {
                sink.Add(line[i]);
            }
        }

        return isSoft;
    }
}
