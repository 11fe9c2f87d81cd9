using System.Globalization;
using Continuity.Decisions;

namespace Continuity.Threads;

/// <summary>Checks what an entry says against <see cref="EntryLimits"/>.</summary>
internal static class EntryContentRule
{
    /// <summary>Checks an entry's content.</summary>
    /// <param name="content">The content; an activity is nothing that a caller records.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public static Refusal? Check(EntryContent content) => content switch
    {
        MessageContent message => EntryLimits.CheckText(message.Text, Path("message", "text")),
        NoteContent note => EntryLimits.CheckText(note.Text, Path("note", "text")),
        CallContent call => Check(call),
        EmailContent email => Check(email),
        SelfServiceContent step => EntryLimits.Name.Check(step.Step, Path("selfService", "step"))
            ?? EntryLimits.CheckText(step.Detail, Path("selfService", "detail")),
        _ => throw new ArgumentException("An activity is recorded by the decision that it tells of.", nameof(content)),
    };

    private static Refusal? Check(CallContent call) =>
        (call.Duration < TimeSpan.Zero || call.Duration > EntryLimits.LongestCall
            ? Refusal.Invalid($"duration must be 0 to {EntryLimits.LongestCall.TotalHours:N0} hours.", Path("call", "duration"))
            : null)
        ?? EntryLimits.CheckText(call.Summary, Path("call", "summary"))
        ?? EntryLimits.CheckText(call.Transcript, Path("call", "transcript"))
        ?? (call.RecordingUrl is { } url && !IsWebAddress(url)
            ? Refusal.Invalid($"recordingUrl must be an absolute http or https address of at most {EntryLimits.UrlCharacters:N0} characters.", Path("call", "recordingUrl"))
            : null);

    private static Refusal? Check(EmailContent email)
    {
        // An e-mail may have no subject (RFC 5322, section 3.6.5).
        var subject = EntryLimits.Header with { Minimum = 0 };
        if ((subject.Check(email.Subject, Path("email", "subject"))
            ?? EntryLimits.CheckText(email.Text, Path("email", "text"))
            ?? EntryLimits.Header.Check(email.From, Path("email", "from"))
            ?? EntryLimits.Header.CheckOptional(email.MessageId, Path("email", "messageId"))
            ?? EntryLimits.Header.CheckOptional(email.InReplyTo, Path("email", "inReplyTo"))
            ?? EntryLimits.CheckText(email.QuotedText, Path("email", "quotedText"))
            ?? CheckAttachments(email)) is { } refusal)
        {
            return refusal;
        }

        return email.To.Count is < 1 or > EntryLimits.Recipients
            ? Refusal.Invalid($"to must have 1 to {EntryLimits.Recipients} recipients.", Path("email", "to"))
            : email.To
                .Select((to, index) => EntryLimits.Header.Check(to, [.. Path("email", "to"), index.ToString(CultureInfo.InvariantCulture)]))
                .FirstOrDefault(wrong => wrong is not null);
    }

    private static Refusal? CheckAttachments(EmailContent email) =>
        email.Attachments.Count > EntryLimits.Attachments ? Refusal.Invalid($"attachments must be at most {EntryLimits.Attachments}.", Path("email", "attachments"))
        : email.Notes.Count > EntryLimits.EmailNotes ? Refusal.Invalid($"notes must be at most {EntryLimits.EmailNotes}.", Path("email", "notes"))
        : email.Attachments
            .Select(one => EntryLimits.Attachment.CheckOptional(one.Name, Path("email", "attachments")) ?? EntryLimits.Attachment.Check(one.ContentType, Path("email", "attachments")))
            .FirstOrDefault(static wrong => wrong is not null);

    private static bool IsWebAddress(string url) =>
        url.Length <= EntryLimits.UrlCharacters
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && !url.Any(char.IsControl);

    private static string[] Path(string kind, string field) => ["input", "content", kind, field];
}
