using Continuity.Mail.Headers;

namespace Continuity.Mail.Mime;

/// <summary>Reads a message into its parts (RFC 2045 and 2046).</summary>
internal static class MimeReader
{
    private static readonly Dictionary<string, string> NoParameters = [];

    /// <summary>Reads a message.</summary>
    /// <param name="bytes">The message.</param>
    /// <param name="notes">Notes what is wrong.</param>
    public static MimePart Read(ReadOnlyMemory<byte> bytes, ReadingNotes notes) => Read(bytes, "text/plain", 0, notes);

    private static MimePart Read(ReadOnlyMemory<byte> bytes, string defaultType, int depth, ReadingNotes notes)
    {
        notes.Parts++;
        var (headers, body) = depth > 0 && StartsWithoutHeaders(bytes.Span) is { } start ? (HeaderList.Empty, bytes[start..]) : HeaderReader.Read(bytes, notes);
        var type = Parameters.Read(headers.Find("Content-Type"), notes) is { } given && given.Value.Contains('/') ? given : new(defaultType, NoParameters);
        var part = new MimePart(headers, type, Parameters.Read(headers.Find("Content-Disposition"), notes), body);
        if (type.Value.StartsWith("multipart/", StringComparison.Ordinal))
        {
            return depth >= MailLimits.Depth ? TooDeep(part, notes) : Multipart(part, depth, notes);
        }

        if (part.IsMessage)
        {
            return depth >= MailLimits.Depth ? TooDeep(part, notes) : Message(part, depth, notes);
        }

        return part;
    }

    private static MimePart TooDeep(MimePart part, ReadingNotes notes)
    {
        notes.Add(MailNote.NestedTooDeep);
        return part;
    }

    // A part may have no header fields at all: then it begins with the empty line.
    private static int? StartsWithoutHeaders(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? 0 : HeaderReader.Line(bytes, out var length).IsEmpty ? length : null;

    private static MimePart Message(MimePart part, int depth, ReadingNotes notes)
    {
        // RFC 2046, section 5.2.1, allows no encoding here; programs use some all the same.
        var isEncoded = part.Encoding is "base64" or "quoted-printable";
        if (isEncoded && notes.DecodedLeft == 0)
        {
            return TooDeep(part, notes);
        }

        return part with { Parts = [Read(isEncoded ? Decoded(part, notes) : part.Body, "text/plain", depth + 1, notes)] };
    }

    // Each of many within each other is nearly as long as the one around it.
    private static byte[] Decoded(MimePart part, ReadingNotes notes)
    {
        var decoded = part.Decode(notes.DecodedLeft, notes);
        notes.DecodedLeft -= decoded.Bytes.Length;
        if (decoded.Size > decoded.Bytes.Length)
        {
            notes.Add(MailNote.TooLong);
        }

        return decoded.Bytes;
    }

    private static MimePart Multipart(MimePart part, int depth, ReadingNotes notes)
    {
        var boundary = part.Type.Find("boundary");
        var pieces = string.IsNullOrEmpty(boundary) ? [] : Boundaries.Split(part.Body, boundary, notes);
        if (pieces.Count == 0)
        {
            // What stands there is shown as text, or it would be lost.
            notes.Add(MailNote.NoBoundary);
            return part with { Type = new("text/plain", NoParameters) };
        }

        var defaultType = part.ContentType == "multipart/digest" ? "message/rfc822" : "text/plain";
        var parts = new List<MimePart>();
        foreach (var piece in pieces)
        {
            if (notes.Parts >= MailLimits.Parts)
            {
                notes.Add(MailNote.TooManyParts);
                break;
            }

            parts.Add(Read(piece, defaultType, depth + 1, notes));
        }

        return parts.Count == 0 ? part with { Type = new("application/octet-stream", NoParameters) } : part with { Parts = parts };
    }
}
