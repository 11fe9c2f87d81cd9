using Continuity.Mail.Headers;
using Continuity.Mail.Mime;
using Continuity.Mail.Text.Html;

namespace Continuity.Mail.Text;

/// <summary>Takes a message's parts for what they are: text that is shown, or something attached.</summary>
internal sealed class ContentReader(ReadingNotes notes)
{
    private int left = MailLimits.TextBytes;

    /// <summary>Reads a message.</summary>
    public MailContent Read(MimePart message)
    {
        var content = new MailContent();
        if (IsRootText(message))
        {
            AddText(message, content);
        }
        else
        {
            Add(message, content, isInline: false);
        }

        return content;
    }

    private void Add(MimePart part, MailContent content, bool isInline)
    {
        if (part.IsMultipart)
        {
            AddParts(part, content, isInline);
        }
        else if (part.IsMessage)
        {
            AddMessage(part, content);
        }
        else if (IsText(part))
        {
            AddText(part, content);
        }
        else
        {
            Attach(part, content, isInline);
        }
    }

    private void AddText(MimePart part, MailContent content)
    {
        content.HasTextPart = true;
        if (Text(part) is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (text.Contains("-----BEGIN PGP MESSAGE-----", StringComparison.Ordinal))
        {
            notes.Add(MailNote.Encrypted);
        }

        content.Texts.Add(text);
    }

    private void AddParts(MimePart part, MailContent content, bool isInline)
    {
        switch (part.ContentType)
        {
            case "multipart/alternative":
                AddAlternatives(part, content, isInline);
                break;
            case "multipart/related":
                var root = Root(part);
                foreach (var child in part.Parts)
                {
                    Add(child, content, isInline || child != root);
                }

                break;
            default:
                if (part.ContentType == "multipart/encrypted")
                {
                    notes.Add(MailNote.Encrypted);
                }

                foreach (var child in part.Parts)
                {
                    Add(child, content, isInline);
                }

                break;
        }
    }

    // The same in several forms: plain text if there is any, else the last one that has text (RFC 2046, section 5.1.4). What is attached within any of them counts.
    private void AddAlternatives(MimePart part, MailContent content, bool isInline)
    {
        var before = left;
        var forms = part.Parts.Select(child =>
        {
            // Each form is bounded by itself: only one of them is kept.
            left = before;
            var form = new MailContent();
            Add(child, form, isInline);
            return (Child: child, Form: form);
        }).ToList();
        var chosen = forms.FirstOrDefault(static form => form.Child.ContentType == "text/plain" && form.Form.Texts.Count > 0).Form
            ?? forms.LastOrDefault(static form => form.Form.Texts.Count > 0).Form;
        content.Texts.AddRange(chosen?.Texts ?? []);
        content.HasTextPart |= forms.Any(static form => form.Form.HasTextPart);
        foreach (var (_, form) in forms)
        {
            content.Attachments.AddRange(form.Attachments);
            content.Messages.AddRange(form.Messages);
        }
    }

    private static MimePart Root(MimePart part) =>
        part.Type.Find("start") is { } start && part.Parts.FirstOrDefault(child => child.Headers.Find("Content-ID")?.Raw.Trim('<', '>') == start.Trim('<', '>')) is { } named
            ? named
            : part.Parts[0];

    // A message that is nothing but text is its text, whatever it is named: kept as an attachment, nobody could read it.
    private static bool IsRootText(MimePart message) => message.ContentType.StartsWith("text/", StringComparison.Ordinal) && message.ContentType is not ("text/calendar" or "text/vcard" or "text/x-vcard" or "text/directory");

    private static bool IsText(MimePart part) => part.ContentType is "text/plain" or "text/html" or "text/enriched" or "text/markdown" or "text/x-markdown" or "text"
        && !part.IsAttached && (part.FileName is null || part.Disposition?.Value == "inline" && part.Disposition.Find("filename") is null);

    private string? Text(MimePart part)
    {
        var decoded = Decoded(part);
        left -= decoded.Bytes.Length;
        if (decoded.Size > decoded.Bytes.Length)
        {
            notes.Add(MailNote.TextTooLong);
        }

        var isHtml = part.ContentType == "text/html";
        var charset = part.Type.Find("charset") ?? (isHtml ? HtmlCharset.Find(decoded.Bytes) : null);
        var text = LineEnds.OfText(Charsets.Decode(decoded.Bytes, charset, notes));
        // Half a character, where it was cut.
        text = decoded.Size > decoded.Bytes.Length ? text.TrimEnd('\uFFFD') : text;
        return isHtml ? HtmlText.Of(text)
            : part.Type.Find("format")?.Equals("flowed", StringComparison.OrdinalIgnoreCase) == true
                ? FlowedText.Unwrap(text, part.Type.Find("delsp")?.Equals("yes", StringComparison.OrdinalIgnoreCase) == true)
                : text;
    }

    // Said to be base64, and is none: the words stand there as they are.
    private Decoded Decoded(MimePart part)
    {
        var decoded = part.Decode(left, notes);
        if (part.Encoding != "base64" || !Base64Words.AreIn(part.Body.Span, decoded))
        {
            return decoded;
        }

        notes.Add(MailNote.DamagedEncoding);
        return TransferDecoder.Decode(part.Body.Span, null, left, notes);
    }

    private void AddMessage(MimePart part, MailContent content)
    {
        content.Messages.Add(part);
        var name = part.FileName ?? (part.Parts is [var inner, ..] && inner.Headers.Find("Subject") is { } subject && HeaderLine.Of(subject, notes) is { Length: > 0 } line ? $"{line}.eml" : null);
        content.Attachments.Add(new(name, part.ContentType, Size(part), false));
    }

    private void Attach(MimePart part, MailContent content, bool isInline)
    {
        if (SealedParts.NoteOf(part) is { } note)
        {
            notes.Add(note);
        }

        content.Attachments.Add(new(part.FileName, part.ContentType, Size(part), !part.IsAttached && (isInline || part.Disposition?.Value == "inline" || part.Headers.Has("Content-ID"))));
    }

    // Only counted.
    private long Size(MimePart part) => part.Decode(0, notes).Size;
}
