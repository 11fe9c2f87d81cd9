using Continuity.Briefs;
using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>The texts of an entry that is redacted, to be found where others say the same word for word.</summary>
public sealed class QuotedTexts
{
    /// <summary>What is shorter is said by chance.</summary>
    private const int Least = 12;

    private readonly IReadOnlyList<string> texts;
    private readonly QuotedLines lines;

    private QuotedTexts(IEnumerable<string?> texts)
    {
        this.texts = [.. texts.OfType<string>().Select(static text => text.Trim()).Where(static text => text.Length > 0).Distinct().OrderByDescending(static text => text.Length)];
        lines = new(this.texts);
    }

    /// <summary>The texts of an entry, and of what a brief says by it.</summary>
    /// <param name="entry">The entry, as it was recorded.</param>
    /// <param name="briefs">The briefs that it may have changed.</param>
    public static QuotedTexts Of(EntryDraft entry, IEnumerable<BriefRecord> briefs)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(entry.Content is ActivityContent ? briefs.SelectMany(brief => RecordedBy(entry, brief)) : TextsOf(entry.Content));
    }

    /// <summary>Whether another entry has one of them.</summary>
    /// <param name="other">The other entry.</param>
    public bool AreIn(EntryDraft other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Redaction is null
            && (TextsOf(other.Content).Any(text => text is not null && Without(text) != text)
                || (other.Content is EmailContent email && (lines.AreIn(email.Text, isQuoted: false) || (email.QuotedText is { } quoted && (Without(quoted) != quoted || lines.AreIn(quoted, isQuoted: true))))));
    }

    /// <summary>A text without them.</summary>
    /// <param name="text">The text.</param>
    internal string Without(string text) => texts.Contains(text.Trim(), StringComparer.Ordinal)
        ? Redacted.Text
        : texts.Where(static quoted => quoted.Length >= Least).Aggregate(text, static (so, quoted) => so.Replace(quoted, Redacted.Text, StringComparison.Ordinal));

    /// <summary>An entry without them; the same one where it has none.</summary>
    /// <param name="other">The entry.</param>
    internal EntryDraft Without(EntryDraft other) => AreIn(other) ? other with { Content = Without(other.Content) } : other;

    /// <summary>A brief without them, and without what is taken from them; the same one where it has nothing of it.</summary>
    /// <param name="brief">The brief.</param>
    internal BriefRecord Without(BriefRecord brief)
    {
        var after = brief with
        {
            Goal = brief.Goal is { } goal ? goal with { Text = Taken(goal.Text) } : null,
            Restatement = brief.Restatement is { } said ? said with { Text = Taken(said.Text) } : null,
            Facts =
            [
                .. brief.Facts.Select(fact => fact with
                {
                    Statement = Taken(fact.Statement),
                    Dispute = fact.Dispute is { } dispute ? dispute with { Reason = Taken(dispute.Reason), Outcome = dispute.Outcome is { } outcome ? Taken(outcome) : null } : null,
                }),
            ],
            Attempts = [.. brief.Attempts.Select(attempt => attempt with { What = Taken(attempt.What), Outcome = Taken(attempt.Outcome) })],
            Questions = [.. brief.Questions.Select(question => question with { Text = Taken(question.Text), Answer = question.Answer is { } answer ? Taken(answer) : null })],
        };
        return IsSame(brief, after) ? brief : after;
    }

    /// <summary>The same of a text that is perhaps a part of one of them.</summary>
    /// <param name="text">The text.</param>
    internal string Taken(string text) =>
        text.Length >= Least && texts.Any(quoted => quoted.Contains(text.Trim(), StringComparison.Ordinal)) ? Redacted.Text : Without(text);

    private EntryContent Without(EntryContent content) => content switch
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

    // What a brief says and the entry that tells of it are written in one commit, at one time.
    private static IEnumerable<string?> RecordedBy(EntryDraft entry, BriefRecord brief)
    {
        var of = (entry.Author, entry.OccurredAt);
        (string? Text, (Callers.ActorRef, DateTimeOffset)? Of)[] said =
        [
            (brief.Goal?.Text, (brief.Goal?.SetBy ?? default, brief.Goal?.SetAt ?? default)),
            (brief.Restatement?.Text, (brief.Restatement?.StatedBy ?? default, brief.Restatement?.StatedAt ?? default)),
            .. brief.Facts.Select(static fact => ((string?)fact.Statement, ((Callers.ActorRef, DateTimeOffset)?)(fact.RecordedBy, fact.RecordedAt))),
            .. brief.Facts.Where(static fact => fact.Dispute is not null).Select(static fact => ((string?)fact.Dispute!.Reason, ((Callers.ActorRef, DateTimeOffset)?)(fact.Dispute.RaisedBy, fact.Dispute.RaisedAt))),
            .. brief.Facts.Where(static fact => fact.Dispute?.Outcome is not null).Select(static fact => (fact.Dispute!.Outcome, ((Callers.ActorRef, DateTimeOffset)?)(fact.Dispute.SettledBy ?? default, fact.Dispute.SettledAt ?? default))),
            .. brief.Attempts.SelectMany(static attempt => new[] { attempt.What, attempt.Outcome }.Select(text => ((string?)text, ((Callers.ActorRef, DateTimeOffset)?)(attempt.By, attempt.At)))),
            .. brief.Questions.Select(static question => ((string?)question.Text, ((Callers.ActorRef, DateTimeOffset)?)(question.AskedBy, question.AskedAt))),
            .. brief.Questions.Select(static question => (question.Answer, ((Callers.ActorRef, DateTimeOffset)?)(question.AnsweredBy ?? default, question.AnsweredAt ?? default))),
        ];
        return said.Where(one => one.Of == of).Select(static one => one.Text);
    }

    private static bool IsSame(BriefRecord one, BriefRecord other) =>
        (one.Goal, one.Restatement) == (other.Goal, other.Restatement)
        && one.Facts.SequenceEqual(other.Facts) && one.Attempts.SequenceEqual(other.Attempts) && one.Questions.SequenceEqual(other.Questions);
}
