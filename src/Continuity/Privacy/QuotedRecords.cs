using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Threads;

namespace Continuity.Privacy;

/// <summary>What is recorded beside entries, and told by them: what is left of it where an entry is redacted.</summary>
internal static class QuotedRecords
{
    /// <summary>What is left of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="by">Who recorded it.</param>
    /// <param name="at">When.</param>
    public delegate string Left(string text, ActorRef? by, DateTimeOffset? at);

    /// <summary>The texts that were recorded with an entry that tells of them: they are written in one commit, at one time.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="activity">What it tells.</param>
    /// <param name="state">The home, with what it may tell of.</param>
    public static IReadOnlyList<string> ToldBy(EntryDraft entry, ActivityContent activity, CustomerState state)
    {
        var found = new List<string>();
        foreach (var brief in state.Briefs.Values)
        {
            Of(brief, Find);
        }

        foreach (var followUp in state.FollowUps.Values)
        {
            Of(followUp, FindTold);
        }

        foreach (var handoff in state.Handoffs.Values)
        {
            var before = found.Count;
            Of(handoff, FindTold);
            found.AddRange(found.Count > before && IsOf(handoff.From, handoff.OfferedAt) ? [handoff.Summary] : []);
        }

        return found;

        bool IsOf(ActorRef? by, DateTimeOffset? at) => by == entry.Author && at == entry.OccurredAt;

        string Find(string text, ActorRef? by, DateTimeOffset? at)
        {
            found.AddRange(IsOf(by, at) ? [text] : []);
            return text;
        }

        string FindTold(string text, ActorRef? by, DateTimeOffset? at) => activity.Summary.Contains(text, StringComparison.Ordinal) ? Find(text, by, at) : text;
    }

    /// <summary>What is left of a brief; the same one where that is all.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="left">What is left of a text.</param>
    public static BriefRecord Of(BriefRecord brief, Left left)
    {
        var after = brief with
        {
            Goal = brief.Goal is { } goal ? goal with { Text = left(goal.Text, goal.SetBy, goal.SetAt) } : null,
            Restatement = brief.Restatement is { } said ? said with { Text = left(said.Text, said.StatedBy, said.StatedAt) } : null,
            Facts = [.. brief.Facts.Select(fact => fact with { Statement = left(fact.Statement, fact.RecordedBy, fact.RecordedAt), Dispute = fact.Dispute is { } dispute ? Of(dispute, left) : null })],
            Attempts = [.. brief.Attempts.Select(attempt => attempt with { What = left(attempt.What, attempt.By, attempt.At), Outcome = left(attempt.Outcome, attempt.By, attempt.At) })],
            Questions =
            [
                .. brief.Questions.Select(question => question with
                {
                    Text = left(question.Text, question.AskedBy, question.AskedAt),
                    Answer = question.Answer is { } answer ? left(answer, question.AnsweredBy, question.AnsweredAt) : null,
                }),
            ],
        };
        return IsSame(brief, after) ? brief : after;
    }

    /// <summary>What is left of a follow-up; the same one where that is all.</summary>
    /// <param name="followUp">The follow-up.</param>
    /// <param name="left">What is left of a text.</param>
    public static FollowUp Of(FollowUp followUp, Left left)
    {
        var after = followUp with
        {
            Promise = left(followUp.Promise, followUp.PromisedBy, followUp.PromisedAt),
            Outcome = followUp.Outcome is { } outcome ? left(outcome, followUp.SettledBy, followUp.SettledAt) : null,
            Reschedules = [.. followUp.Reschedules.Select(one => one with { Reason = left(one.Reason, one.By, one.At) })],
        };
        return (after.Promise, after.Outcome) == (followUp.Promise, followUp.Outcome) && after.Reschedules.SequenceEqual(followUp.Reschedules) ? followUp : after;
    }

    /// <summary>What is left of a handoff; the same one where that is all.</summary>
    /// <param name="handoff">The handoff.</param>
    /// <param name="left">What is left of a text.</param>
    public static Handoff Of(Handoff handoff, Left left)
    {
        var after = handoff with
        {
            Reason = left(handoff.Reason, handoff.From, handoff.OfferedAt),
            Summary = left(handoff.Summary, handoff.From, handoff.OfferedAt),
            SettleReason = handoff.SettleReason is { } reason ? left(reason, handoff.SettledBy, handoff.SettledAt) : null,
        };
        return (after.Reason, after.Summary, after.SettleReason) == (handoff.Reason, handoff.Summary, handoff.SettleReason) ? handoff : after;
    }

    private static Dispute Of(Dispute dispute, Left left) => dispute with
    {
        Reason = left(dispute.Reason, dispute.RaisedBy, dispute.RaisedAt),
        Outcome = dispute.Outcome is { } outcome ? left(outcome, dispute.SettledBy, dispute.SettledAt) : null,
    };

    private static bool IsSame(BriefRecord one, BriefRecord other) =>
        (one.Goal, one.Restatement) == (other.Goal, other.Restatement)
        && one.Facts.SequenceEqual(other.Facts) && one.Attempts.SequenceEqual(other.Attempts) && one.Questions.SequenceEqual(other.Questions);
}
