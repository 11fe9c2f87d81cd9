using Continuity.Mail.Headers;

namespace Continuity.Mail.Mime;

/// <summary>Uuencoding (POSIX), which old programs use in the place of base64.</summary>
internal static class UuEncoding
{
    /// <summary>Decodes what stands between <c>begin</c> and <c>end</c>.</summary>
    public static Decoded Decode(ReadOnlySpan<byte> bytes, int most)
    {
        var sink = new ByteSink(most, bytes.Length / 4 * 3);
        while (!bytes.IsEmpty)
        {
            var line = HeaderReader.Line(bytes, out var length);
            bytes = bytes[length..];
            if (line.IsEmpty || line.StartsWith("begin "u8) || line.StartsWith("end"u8))
            {
                continue;
            }

            var count = (line[0] - 32) & 63;
            for (var i = 1; count > 0 && i < line.Length; i += 4)
            {
                var four = (At(line, i) << 18) | (At(line, i + 1) << 12) | (At(line, i + 2) << 6) | At(line, i + 3);
                for (var shift = 16; shift >= 0 && count > 0; shift -= 8, count--)
                {
                    sink.Add((byte)(four >> shift));
                }
            }
        }

        return sink.Decoded();
    }

    private static int At(ReadOnlySpan<byte> line, int i) => i < line.Length ? (line[i] - 32) & 63 : 0;
}
