using System.Text;
using Continuity.Mail.Headers;
using Continuity.Mail.Mime;

namespace Continuity.Mail.Text;

/// <summary>The text of a message that is attached: who wrote what, and when. Messages within it are only listed.</summary>
internal static class AttachedText
{
    private static readonly string[] Fields = ["From", "Date", "To", "Subject"];

    /// <summary>The text, or null where it has none.</summary>
    public static string? Of(MimePart attached, ContentReader reader, ReadingNotes notes)
    {
        if (attached.Parts is not [var message, ..])
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var name in Fields)
        {
            if (message.Headers.Find(name) is { } field)
            {
                text.Append(name).Append(": ").Append(HeaderLine.Of(field, notes)).Append('\n');
            }
        }

        var content = reader.Read(message);
        return text.Append('\n').AppendJoin("\n\n", content.Texts).ToString().Trim() is { Length: > 0 } whole ? QuoteMarks.Remove(whole) : null;
    }
}
