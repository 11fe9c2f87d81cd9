using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>The texts of an entry that is redacted, to be found where others say the same word for word. An e-mail's subject is none of them: every answer has it.</summary>
public sealed class QuotedTexts
{
    /// <summary>What is shorter is said by chance.</summary>
    private const int Least = 12;

    private readonly IReadOnlyList<string> texts;
    private readonly IReadOnlyList<string> telling;
    private readonly QuotedLines lines;

    private QuotedTexts(IEnumerable<string?> texts)
    {
        this.texts = [.. texts.OfType<string>().Select(static text => text.Trim()).Where(static text => text.Length > 0).Distinct().OrderByDescending(static text => text.Length)];
        telling = [.. this.texts.Where(static text => text.Length >= Least)];
        lines = new(telling);
    }

    /// <summary>The texts of an entry, and of what was recorded with it.</summary>
    /// <param name="entry">The entry, as it was recorded.</param>
    /// <param name="state">Its home, with the briefs, follow-ups and handoffs that it may tell of.</param>
    public static QuotedTexts Of(EntryDraft entry, CustomerState state)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(state);
        return new(entry.Content switch
        {
            ActivityContent activity => QuotedRecords.ToldBy(entry, activity, state),
            EmailContent email => [email.Text],
            var content => TextsOf(content),
        });
    }

    /// <summary>Whether another entry has one of them.</summary>
    /// <param name="other">The other entry.</param>
    public bool AreIn(EntryDraft other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Redaction is null or { IsPartial: true }
            && (TextsOf(other.Content).Any(text => text is not null && Without(text) != text)
                || (other.Content is EmailContent email && (lines.AreIn(email.Text, isQuoted: false) || (email.QuotedText is { } quoted && (Without(quoted) != quoted || lines.AreIn(quoted, isQuoted: true))))));
    }

    /// <summary>A text without them.</summary>
    /// <param name="text">The text.</param>
    internal string Without(string text) => telling.Aggregate(text, static (so, quoted) => so.Replace(quoted, Redacted.Text, StringComparison.Ordinal));

    /// <summary>The content of an entry without them.</summary>
    /// <param name="content">The content.</param>
    internal EntryContent Without(EntryContent content) => content switch
    {
        MessageContent message => new MessageContent(Without(message.Text)),
        NoteContent note => new NoteContent(Without(note.Text)),
        CallContent call => call with { Summary = Without(call.Summary), Transcript = call.Transcript is { } transcript ? Without(transcript) : null },
        EmailContent email => email with
        {
            Subject = Without(email.Subject),
            Text = lines.Without(Without(email.Text), isQuoted: false),
            QuotedText = email.QuotedText is { } quoted ? lines.Without(Without(quoted), isQuoted: true) : null,
        },
        SelfServiceContent step => step with { Detail = step.Detail is { } detail ? Without(detail) : null },
        ActivityContent activity => activity with { Summary = Without(activity.Summary) },
        _ => content,
    };

    /// <summary>Whether a text is one of them, however short.</summary>
    /// <param name="text">The text.</param>
    internal bool Are(string text) => texts.Contains(text.Trim(), StringComparer.Ordinal);

    /// <summary>The same of a text that is perhaps a part of one of them.</summary>
    /// <param name="text">The text.</param>
    internal string Taken(string text) =>
        text.Length >= Least && telling.Any(quoted => quoted.Contains(text.Trim(), StringComparison.Ordinal)) ? Redacted.Text : Without(text);

    private static IEnumerable<string?> TextsOf(EntryContent content) => content switch
    {
        MessageContent message => [message.Text],
        NoteContent note => [note.Text],
        CallContent call => [call.Summary, call.Transcript, call.RecordingUrl],
        EmailContent email => [email.Subject, email.Text],
        SelfServiceContent step => [step.Detail],
        ActivityContent activity => [activity.Summary],
        _ => [],
    };
}
