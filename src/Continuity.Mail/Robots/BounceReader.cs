using Continuity.Mail.Headers;
using Continuity.Mail.Mime;

namespace Continuity.Mail.Robots;

/// <summary>Reads what a mail server says of an e-mail: a delivery status (RFC 3464) and the e-mail or its header fields beside it (RFC 3462); or, of servers that know none, what its text repeats.</summary>
internal static class BounceReader
{
    private const int MostRecipients = 50;

    /// <summary>Reads a bounce.</summary>
    /// <param name="message">The message.</param>
    /// <param name="text">Its text.</param>
    /// <param name="notes">Notes what is wrong.</param>
    public static MailBounce Read(MimePart message, string text, ReadingNotes notes)
    {
        var parts = Flat(message).ToList();
        var groups = parts.Where(static part => part.ContentType is "message/delivery-status" or "message/global-delivery-status").SelectMany(part => Groups(part, notes)).ToList();
        var recipients = groups.Select(Recipient).OfType<string>().ToList();
        if (recipients.Count == 0 && message.Headers.Find("X-Failed-Recipients") is { } failed)
        {
            recipients = [.. failed.Raw.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        }

        var action = Action(groups);
        return new(
            action,
            Original(message, parts, notes) ?? InText(text),
            [.. recipients.Distinct().Take(MostRecipients)],
            Status(groups.Where(group => IsOf(group, action))) ?? Status(groups));
    }

    private static IEnumerable<MimePart> Flat(MimePart part) => part.IsMessage ? [part] : [part, .. part.Parts.SelectMany(Flat)];

    // One for the message, one for each recipient.
    private static List<HeaderList> Groups(MimePart part, ReadingNotes notes)
    {
        var groups = new List<HeaderList>();
        ReadOnlyMemory<byte> rest = part.Decode(MailLimits.HeaderBytes, notes).Bytes;
        var own = new ReadingNotes();
        while (rest.Length > 0 && groups.Count < MostRecipients * 2)
        {
            var (group, body) = HeaderReader.Read(rest, own);
            if (body.Length == rest.Length)
            {
                break;
            }

            rest = body;
            if (group.Fields.Count > 0)
            {
                groups.Add(group);
            }
        }

        return groups;
    }

    private static string? Recipient(HeaderList group) => (group.Find("Original-Recipient") ?? group.Find("Final-Recipient"))?.Raw is { } field
        ? field[(field.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim(' ', '<', '>')
        : null;

    // Of several recipients, the code of one whom what counts for all happened to.
    private static string? Status(IEnumerable<HeaderList> groups) => groups.Select(static group => group.Word("Status")).FirstOrDefault(static status => !string.IsNullOrEmpty(status));

    private static bool IsOf(HeaderList group, BounceAction action) => group.Word("Action") is { } told && (action == BounceAction.Delivered || told.Equals(action.ToString(), StringComparison.OrdinalIgnoreCase));

    // What failed for one recipient counts for all; a server that tells no action has mostly given up.
    private static BounceAction Action(List<HeaderList> groups)
    {
        var actions = groups.Select(static group => group.Word("Action")).OfType<string>().ToList();
        return actions.Count == 0 || actions.Contains("failed") ? BounceAction.Failed
            : actions.Contains("delayed") ? BounceAction.Delayed
            : actions.Contains("relayed") ? BounceAction.Relayed
            : BounceAction.Delivered;
    }

    private static string? Original(MimePart message, List<MimePart> parts, ReadingNotes notes)
    {
        foreach (var part in parts.Where(part => part != message))
        {
            var headers = part.IsMessage && part.Parts is [var inner, ..] ? inner.Headers
                : part.ContentType is "text/rfc822-headers" or "message/rfc822-headers" ? HeaderReader.Read(part.Decode(MailLimits.HeaderBytes, notes).Bytes, new()).Headers
                : null;
            if (MessageIds.Read(headers?.Find("Message-ID")?.Raw) is [var id, ..])
            {
                return id;
            }
        }

        return MessageIds.Read(message.Headers.Find("In-Reply-To")?.Raw) is [.., var answered] ? answered : null;
    }

    // qmail and Exim put the e-mail, or its header fields, into the text; others quote them there.
    private static string? InText(string text)
    {
        const string Name = "Message-ID:";
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var field = line.TrimStart("> \t");
            if (field.StartsWith(Name, StringComparison.OrdinalIgnoreCase) && MessageIds.Read(field[Name.Length..].ToString()) is [var id, ..])
            {
                return id;
            }
        }

        return null;
    }
}
