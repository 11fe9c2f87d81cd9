namespace Continuity.Mail.Mime;

/// <summary>Line ends of texts.</summary>
internal static class LineEnds
{
    /// <summary>A message in which lines end with a carriage return only, as one with line feeds; any other as it is.</summary>
    public static ReadOnlyMemory<byte> OfMessage(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.Contains((byte)'\n') || !bytes.Span.Contains((byte)'\r'))
        {
            return bytes;
        }

        var copy = bytes.ToArray();
        copy.AsSpan().Replace((byte)'\r', (byte)'\n');
        return copy;
    }

    /// <summary>A text with line feeds only, and without characters that no text has.</summary>
    public static string OfText(string text)
    {
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return plain.AsSpan().ContainsAnyInRange('\0', '\b') || plain.Contains('\uFEFF')
            ? new([.. plain.Where(static c => c is not ((>= '\0' and <= '\b') or '\uFEFF'))])
            : plain;
    }
}
