using System.Globalization;
using System.Text;
using Continuity.Mail;
using Continuity.Privacy;
using Continuity.Threads;

namespace Continuity.Api.Ingest.Mail;

/// <summary>Makes of an e-mail what is recorded of it: masked, and then brought within the bounds of an entry, so that no number is cut in two before it is found. What is left out is said.</summary>
internal static class EmailContents
{
    private const string NoText = "[The e-mail has no text.]";
    private const string Unknown = "unknown";
    private const string NobodyNamed = "undisclosed-recipients";

    /// <summary>The content.</summary>
    /// <param name="mail">The e-mail.</param>
    /// <param name="kind">Who or what wrote it.</param>
    /// <param name="writer">The writer, or null.</param>
    /// <param name="mask">What is masked of it.</param>
    public static EmailContent Of(ParsedMail mail, EmailKind kind, MailAddress? writer, TextMask mask)
    {
        var notes = mail.Notes.Select(MailNotes.InWords).ToList();
        var text = Bounded(mail.Text, "text", notes, mask) ?? NoText;
        var quoted = Bounded(mail.Quoted, "quoted text", notes, mask);
        return new(Direction.Inbound, Subject(mail.Subject, notes, mask), text, Line(writer?.Address, EntryLimits.HeaderCharacters) ?? Unknown, Recipients(mail, notes), Id(mail.MessageId), Id(mail.InReplyTo.Concat(mail.References.Reverse()).FirstOrDefault()))
        {
            Kind = kind,
            QuotedText = quoted,
            Attachments = Attachments(mail, notes, mask),
            Notes = [.. notes.Take(EntryLimits.EmailNotes)],
        };
    }

    /// <summary>A text on one line, cut to a length; null where nothing is left of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="mask">What is masked of it before it is cut; null for nothing, as of addresses and ids.</param>
    public static string? Line(string? text, int most, TextMask? mask = null)
    {
        var line = new string([.. Valid(text ?? "").Where(static c => !char.IsControl(c))]).Trim();
        line = mask?.Of(line) ?? line;
        return line.Length == 0 ? null : line.Length <= most ? line : Whole(line[..most]);
    }

    private static string? Id(string? id) => MessageId.Of(Line(id, int.MaxValue))?.Value;

    private static string Subject(string subject, List<string> notes, TextMask mask)
    {
        var whole = Line(subject, int.MaxValue, mask) ?? "";
        var line = Line(whole, EntryLimits.HeaderCharacters) ?? "";
        if (line.Length < whole.Length)
        {
            notes.Add($"The subject is longer than {EntryLimits.HeaderCharacters} characters: the rest is not kept.");
        }

        return line;
    }

    private static string? Bounded(string? text, string what, List<string> notes, TextMask mask)
    {
        var valid = mask.Of(Valid(text ?? ""));
        if (string.IsNullOrWhiteSpace(valid))
        {
            return null;
        }

        var bytes = Encoding.UTF8.GetByteCount(valid);
        if (bytes <= EntryLimits.TextBytes)
        {
            return valid;
        }

        var kept = Cut(valid);
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"The {what} has {bytes:N0} bytes, of which the first {Encoding.UTF8.GetByteCount(kept):N0} are kept."));
        return string.Create(CultureInfo.InvariantCulture, $"{kept}\n[… {bytes - Encoding.UTF8.GetByteCount(kept):N0} more bytes are not kept.]");
    }

    // Room is left for the line that says so.
    private static string Cut(string text)
    {
        var left = EntryLimits.TextBytes - 100;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    private static IReadOnlyList<string> Recipients(ParsedMail mail, List<string> notes)
    {
        var named = mail.To.Concat(mail.Cc).Select(static one => Line(one.Address, EntryLimits.HeaderCharacters)).OfType<string>().Distinct().ToList();
        if (named.Count > EntryLimits.Recipients)
        {
            notes.Add($"It went to {named.Count} recipients, of whom {EntryLimits.Recipients} are kept.");
        }

        return named.Count > 0 ? [.. named.Take(EntryLimits.Recipients)]
            : [Line(mail.Header("Delivered-To") ?? mail.Header("X-Original-To"), EntryLimits.HeaderCharacters) ?? NobodyNamed];
    }

    private static IReadOnlyList<EmailAttachment> Attachments(ParsedMail mail, List<string> notes, TextMask mask)
    {
        if (mail.Attachments.Count > EntryLimits.Attachments)
        {
            notes.Add($"It has {mail.Attachments.Count} attachments, of which {EntryLimits.Attachments} are listed.");
        }

        return
        [
            .. mail.Attachments.Take(EntryLimits.Attachments).Select(one => new EmailAttachment(
                Line(one.Name, EntryLimits.AttachmentCharacters, mask), Line(one.ContentType, EntryLimits.AttachmentCharacters) ?? "application/octet-stream", one.Size, one.IsInline)),
        ];
    }

    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Whole(string cut) => char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut;
}
