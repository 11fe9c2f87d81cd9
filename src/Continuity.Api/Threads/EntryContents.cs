using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Reads what a caller records.</summary>
internal static class EntryContents
{
    /// <summary>The content; exactly one member is set, as <c>@oneOf</c> holds it to.</summary>
    public static EntryContent Of(EntryContentInput input) => input switch
    {
        { Message: { } m } => new MessageContent(m.Text),
        { Call: { } c } => new CallContent(c.Direction, c.Duration, c.Summary, c.RecordingUrl, c.Transcript),
        { Email: { } e } => new EmailContent(e.Direction, e.Subject, e.Text, e.From, e.To, e.MessageId, e.InReplyTo),
        { SelfService: { } s } => new SelfServiceContent(s.Step, s.Outcome, s.Detail),
        { Note: { } n } => new NoteContent(n.Text),
        _ => throw new ArgumentException("One kind of content must be given.", nameof(input)),
    };
}
