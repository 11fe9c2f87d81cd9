using System.Text;
using Continuity.Mail.Headers;
using Continuity.Mail.Mime;
using Continuity.Mail.Robots;
using Continuity.Mail.Text;

namespace Continuity.Mail;

/// <summary>
/// Reads an e-mail (RFC 5322, MIME). Any bytes are one: what is damaged is read as far as it goes, with a note, and where no text is to be found the whole stands as the text. It never throws,
/// and takes time in proportion to the bytes.
/// </summary>
public static class MailParser
{
    /// <summary>Reads an e-mail.</summary>
    /// <param name="bytes">The message as it came; what lies beyond <see cref="MailLimits.Bytes"/> is not read.</param>
    public static ParsedMail Parse(ReadOnlyMemory<byte> bytes)
    {
        var notes = new ReadingNotes();
        if (bytes.Length > MailLimits.Bytes)
        {
            notes.Add(MailNote.TooLong);
            bytes = bytes[..MailLimits.Bytes];
        }

        var message = MimeReader.Read(LineEnds.OfMessage(bytes), notes);
        var headers = message.Headers;
        var from = Sender(headers, notes);
        var reader = new ContentReader(notes);
        var content = reader.Read(message);
        var kind = MailKinds.Of(message, from);
        var whole = string.Join("\n\n", content.Texts);
        var (text, quoted) = kind == MailKind.Bounce ? (QuoteMarks.Remove(whole).Trim(), null) : QuotedHistory.Split(whole);
        var attached = content.Messages.Select(one => AttachedText.Of(one, reader, notes)).OfType<string>().ToList();
        return new()
        {
            Kind = kind,
            MessageId = MessageIds.Read(headers.Find("Message-ID")?.Raw) is [var id, ..] ? id : null,
            InReplyTo = ReceiptReader.Answered(message),
            References = MessageIds.Read(headers.Find("References")?.Raw),
            Subject = headers.Find("Subject") is { } subject ? HeaderLine.Of(subject, notes) : "",
            From = from,
            ReplyTo = AddressReader.Read(headers, "Reply-To", notes),
            To = AddressReader.Read(headers, "To", notes),
            Cc = AddressReader.Read(headers, "Cc", notes),
            Date = Date(headers, notes),
            Text = text.Length > 0 || IsEmpty(content, message, notes) ? text : Raw(bytes, message, notes),
            Quoted = Joined(quoted, attached),
            Attachments = content.Attachments,
            Bounce = kind == MailKind.Bounce ? BounceReader.Read(message, whole, notes) : null,
            AuthenticationResults = AuthenticationResults.Read(headers),
            Headers = [.. headers.Fields.Select(field => new MailHeader(field.Name, HeaderLine.Of(field, notes)))],
            Notes = notes.All,
        };
    }

    private static MailAddress? Sender(HeaderList headers, ReadingNotes notes)
    {
        var sender = AddressReader.Read(headers, "From", notes).Concat(AddressReader.Read(headers, "Sender", notes)).FirstOrDefault(static one => one.Address.Length > 0);
        if (sender is null)
        {
            notes.Add(MailNote.NoSender);
        }

        return sender;
    }

    private static DateTimeOffset? Date(HeaderList headers, ReadingNotes notes)
    {
        if (headers.Find("Date") is not { } field)
        {
            return null;
        }

        var date = MailDate.Read(field.Raw);
        if (date is null)
        {
            notes.Add(MailNote.BrokenDate);
        }

        return date;
    }

    // Nothing was written, or all that was is attached.
    private static bool IsEmpty(MailContent content, MimePart message, ReadingNotes notes) =>
        (content.Attachments.Count > 0 && !notes.All.Contains(MailNote.NestedTooDeep) && !notes.All.Contains(MailNote.TooManyParts)) || message.Body.Span.Trim(" \t\r\n"u8).IsEmpty || (content.HasTextPart && message.Headers.Fields.Count > 0 && IsBlank(message));

    // Parts of text in which there is nothing to read, such as HTML without a word.
    private static bool IsBlank(MimePart message) => message.IsMultipart || message.ContentType == "text/html" || message.Encoding is "base64" or "quoted-printable";

    private static string Raw(ReadOnlyMemory<byte> bytes, MimePart message, ReadingNotes notes)
    {
        notes.Add(MailNote.ShownRaw);
        var shown = message.Headers.Fields.Count > 0 ? message.Body : bytes;
        return LineEnds.OfText(Encoding.Latin1.GetString(shown.Span[..Math.Min(shown.Length, MailLimits.TextBytes)])).Trim();
    }

    private static string? Joined(string? quoted, List<string> attached)
    {
        List<string> all = quoted is null ? attached : [quoted, .. attached];
        return all.Count == 0 ? null : string.Join("\n\n", all);
    }
}
