using System.Text;
using Continuity.Mail.Headers;

namespace Continuity.Mail.Mime;

/// <summary>Splits a body at its boundary (RFC 2046, section 5.1.1): lines of two hyphens and the boundary, of which the last one has two more behind it.</summary>
internal static class Boundaries
{
    /// <summary>The pieces between boundaries; what stands before the first one and after the last is for programs that know no parts.</summary>
    public static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body, string boundary, ReadingNotes notes)
    {
        var mark = Encoding.Latin1.GetBytes("--" + boundary);
        var pieces = new List<ReadOnlyMemory<byte>>();
        int? start = null;
        var at = 0;
        while (at < body.Length)
        {
            var line = HeaderReader.Line(body.Span[at..], out var length);
            if (line.StartsWith(mark) && IsMark(line[mark.Length..], out var isLast))
            {
                if (start is { } from)
                {
                    pieces.Add(body[from..WithoutLineEnd(body.Span, from, at)]);
                }

                start = isLast ? null : at + length;
                if (isLast)
                {
                    return pieces;
                }

                if (pieces.Count >= MailLimits.Parts)
                {
                    notes.Add(MailNote.TooManyParts);
                    return pieces;
                }
            }

            at += length;
        }

        if (start is { } rest)
        {
            notes.Add(MailNote.PartsNotEnded);
            pieces.Add(body[Math.Min(rest, body.Length)..]);
        }

        return pieces;
    }

    private static bool IsMark(ReadOnlySpan<byte> rest, out bool isLast)
    {
        isLast = rest.StartsWith("--"u8);
        return (isLast ? rest[2..] : rest).Trim(" \t"u8).IsEmpty;
    }

    // The line end before a boundary belongs to the boundary.
    private static int WithoutLineEnd(ReadOnlySpan<byte> body, int from, int to)
    {
        to = to > from && body[to - 1] == '\n' ? to - 1 : to;
        return to > from && body[to - 1] == '\r' ? to - 1 : to;
    }
}
