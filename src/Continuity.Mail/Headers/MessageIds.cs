using System.Buffers;

namespace Continuity.Mail.Headers;

/// <summary>Ids of messages (RFC 5322, section 3.6.4), without angle brackets; also those that stand without any, as some programs write them.</summary>
internal static class MessageIds
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n,<");

    /// <summary>The ids of a field, the newest <see cref="MailLimits.References"/> of them, each once.</summary>
    public static IReadOnlyList<string> Read(string? value)
    {
        var ids = new List<string>();
        var rest = (value ?? "").AsSpan();
        while (!(rest = rest.TrimStart(" \t\r\n,")).IsEmpty)
        {
            var isBracketed = rest[0] == '<';
            var end = isBracketed ? rest.IndexOf('>') : rest.IndexOfAny(Ends);
            var id = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(isBracketed ? end + 1 : end)..];
            // Without brackets it is an id where it looks like one; In-Reply-To once held words (RFC 822).
            var text = new string([.. id.Trim('<').ToArray().Where(static c => !char.IsWhiteSpace(c) && !char.IsControl(c))]);
            if (text.Length > 0 && (isBracketed || text.Contains('@')))
            {
                ids.Add(text);
            }
        }

        return [.. ids.Distinct().TakeLast(MailLimits.References)];
    }
}
