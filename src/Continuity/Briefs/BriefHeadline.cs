using System.Globalization;
using System.Text;
using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>
/// Says a brief in one sentence, by fixed rules, each of which adds one part or none, in this order: who wants what, else what it is about; whether it is solved; whether what was understood is
/// confirmed; what is disputed; what was tried; what must be found out; the promise that presses most, and a call that nobody owes yet; since when an answer is awaited; that the customer was away for long. What was found to be wrong is
/// not told.
/// </summary>
internal static class BriefHeadline
{
    /// <summary>From when on an absence is worth a word.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromDays(7);

    /// <summary>The most characters of a text that is quoted.</summary>
    private const int Quoted = 120;

    /// <summary>Says it.</summary>
    /// <param name="brief">The brief, as far as the viewer sees it.</param>
    /// <param name="subject">What the ticket is about, as far as the viewer sees it.</param>
    /// <param name="status">Where the ticket stands.</param>
    public static string Of(Brief brief, string subject, TicketStatus status)
    {
        var who = brief.AddressAs is { } name ? Cut(name) : "The customer";
        string?[] parts =
        [
            brief.Goal is { } goal ? $"{who} wants: {Cut(goal.Text)}" : $"{who}: {Cut(subject)}",
            status switch { TicketStatus.Resolved => "resolved", TicketStatus.Closed => "closed", _ => null },
            brief.Restatement switch { null => null, { IsConfirmed: true } => "what was understood is confirmed", _ => "what was understood waits for a yes" },
            Disputed([.. brief.Facts.Where(static fact => fact.IsDisputed)]),
            Count(brief.Attempts.Count + brief.EarlierAttempts, "attempt so far", "attempts so far"),
            Count(brief.OpenQuestions.Count, "open question", "open questions"),
            Promised(brief.Promises),
            brief.CallPromised is { } call ? $"promised for {call.DueAt.InWords}: \"{Cut(call.Promise)}\", which nobody owes yet" : null,
            brief.UnansweredSince is { } since ? $"unanswered since {since.InWords}" : null,
            brief.Absence is { } absence && absence >= Long ? string.Create(CultureInfo.InvariantCulture, $"back after {(int)absence.TotalDays} days") : null,
        ];
        return string.Join("; ", parts.Where(static part => part is not null)) + ".";
    }

    private static string? Disputed(IReadOnlyList<Fact> disputed)
    {
        if (disputed.Count == 0)
        {
            return null;
        }

        // What a record insists on presses most: people believe it.
        var first = disputed.FirstOrDefault(static fact => fact.Source == FactSource.Record) ?? disputed[0];
        var says = first.Source == FactSource.Record ? $"a record says \"{Cut(first.Statement)}\", which is disputed" : $"disputed: \"{Cut(first.Statement)}\"";
        return disputed.Count == 1 ? says : string.Create(CultureInfo.InvariantCulture, $"{says}, and {disputed.Count - 1} more");
    }

    private static string? Promised(IReadOnlyList<FollowUp> promises)
    {
        if (promises.MinBy(static owed => (Pressing(owed.State), owed.DueAt, owed.Number)) is not { } most)
        {
            return null;
        }

        var says = most.State switch
        {
            FollowUpState.Missed => $"missed: \"{Cut(most.Promise)}\", promised for {most.DueAt.InWords}",
            FollowUpState.Due => $"due now: \"{Cut(most.Promise)}\"",
            _ => $"promised for {most.DueAt.InWords}: \"{Cut(most.Promise)}\"",
        };
        return promises.Count == 1 ? says : string.Create(CultureInfo.InvariantCulture, $"{says}, and {promises.Count - 1} more");
    }

    private static int Pressing(FollowUpState state) => state switch
    {
        FollowUpState.Missed => 0,
        FollowUpState.Due => 1,
        _ => 2,
    };

    private static string? Count(int count, string one, string many) =>
        count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    /// <summary>A text on one line, cut where it is long, and without the full stop that the sentence has itself.</summary>
    private static string Cut(string text)
    {
        var line = new StringBuilder(Quoted + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (line.Length + rune.Utf16SequenceLength > Quoted)
            {
                return line.ToString().TrimEnd() + "…";
            }
            else
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd(' ', '.');
    }
}
