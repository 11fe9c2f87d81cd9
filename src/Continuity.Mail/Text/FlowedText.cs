using System.Text;

namespace Continuity.Mail.Text;

/// <summary>Text whose lines flow (RFC 3676): a line that ends with a blank goes on in the next one of the same quote depth.</summary>
internal static class FlowedText
{
    /// <summary>The text with its paragraphs on one line each.</summary>
    /// <param name="text">The text, with line feeds.</param>
    /// <param name="deletesSpace">Whether the blank at a line's end is no part of the text (DelSp=yes).</param>
    public static string Unwrap(string text, bool deletesSpace)
    {
        var result = new StringBuilder(text.Length);
        var openDepth = -1;
        var isFirst = true;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var depth = Depth(line);
            var content = line[depth..];
            content = content is [' ', ..] ? content[1..] : content;
            var isSignature = content is "-- ";
            if (openDepth != depth || isSignature)
            {
                result.Append(isFirst ? "" : "\n").Append('>', depth).Append(depth > 0 ? " " : "");
            }

            isFirst = false;
            var flows = content is [.., ' '] && !isSignature;
            result.Append(flows && deletesSpace ? content[..^1] : content);
            openDepth = flows ? depth : -1;
        }

        return result.ToString();
    }

    private static int Depth(ReadOnlySpan<char> line)
    {
        var depth = line.IndexOfAnyExcept('>');
        return depth < 0 ? line.Length : depth;
    }
}
