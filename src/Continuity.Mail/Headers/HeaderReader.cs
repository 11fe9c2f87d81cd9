using System.Text;

namespace Continuity.Mail.Headers;

/// <summary>Reads header fields (RFC 5322, section 2.2) up to the empty line after them.</summary>
internal static class HeaderReader
{
    /// <summary>Reads the fields.</summary>
    /// <param name="bytes">A message, or a part of one.</param>
    /// <param name="notes">Notes what is wrong.</param>
    /// <returns>The fields, and what comes after them.</returns>
    public static (HeaderList Headers, ReadOnlyMemory<byte> Body) Read(ReadOnlyMemory<byte> bytes, ReadingNotes notes)
    {
        var fields = new List<(string Name, StringBuilder Value)>();
        var kept = 0;
        var at = SkipMailboxLine(bytes.Span);
        while (at < bytes.Length)
        {
            var line = Line(bytes.Span[at..], out var length);
            if (line.Length == 0)
            {
                return (List(fields), bytes[(at + length)..]);
            }

            var isContinuation = line[0] is (byte)' ' or (byte)'\t' && fields.Count > 0;
            var name = isContinuation ? null : Name(line);
            if (!isContinuation && name is null)
            {
                if (!GoesOnAfter(bytes.Span[(at + length)..]) || fields.Count == 0)
                {
                    // No empty line: what comes here is text.
                    notes.Add(fields.Count == 0 ? MailNote.NoHeaders : MailNote.HeadersNotEnded);
                    return (List(fields), bytes[at..]);
                }

                notes.Add(MailNote.BrokenHeader);
            }

            at += length;
            kept += length;
            if (kept > MailLimits.HeaderBytes || fields.Count >= MailLimits.HeaderFields)
            {
                notes.Add(MailNote.TooManyHeaders);
                continue;
            }

            if (name is null)
            {
                fields[^1].Value.Append(' ').Append(Encoding.Latin1.GetString(line).Trim());
            }
            else
            {
                fields.Add((name, new(Encoding.Latin1.GetString(line[(line.IndexOf((byte)':') + 1)..]))));
            }
        }

        return (List(fields), ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>The first line, without its end.</summary>
    /// <param name="bytes">Where it begins.</param>
    /// <param name="length">How long it is with its end.</param>
    public static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> bytes, out int length)
    {
        var end = bytes.IndexOf((byte)'\n');
        length = end < 0 ? bytes.Length : end + 1;
        var line = end < 0 ? bytes : bytes[..end];
        return line is [.. var rest, (byte)'\r'] ? rest : line;
    }

    private static HeaderList List(List<(string Name, StringBuilder Value)> fields) =>
        new([.. fields.Select(static field => new HeaderField(field.Name, field.Value.ToString().Trim()))]);

    // A mailbox file's "From " line, and an empty line that a program left before the first field: where a field comes after it.
    private static int SkipMailboxLine(ReadOnlySpan<byte> bytes)
    {
        var line = Line(bytes, out var length);
        return (line.IsEmpty || line.StartsWith("From "u8) || line.StartsWith(">From "u8)) && Name(Line(bytes[length..], out _)) is not null ? length : 0;
    }

    // Where one broken line stands among fields, the fields go on after it.
    private static bool GoesOnAfter(ReadOnlySpan<byte> bytes) => Name(Line(bytes, out _)) is { } name && (name.Contains('-') || IsKnown(name));

    private static bool IsKnown(string name) => name.ToUpperInvariant() is "FROM" or "TO" or "CC" or "SUBJECT" or "DATE" or "RECEIVED" or "REFERENCES" or "SENDER";

    private static string? Name(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon is <= 0 or > 200)
        {
            return null;
        }

        var name = line[..colon].TrimEnd(" \t"u8);
        return name.Length > 0 && !name.ContainsAnyExceptInRange((byte)'!', (byte)'~') ? Encoding.ASCII.GetString(name) : null;
    }
}
