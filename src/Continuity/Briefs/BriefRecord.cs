using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Briefs;

/// <summary>What was recorded of a ticket so that its customer repeats nothing. It lies beside the ticket, and is loaded only by what names it.</summary>
/// <param name="Ticket">The number, in the same home, of the ticket.</param>
public sealed record BriefRecord(int Ticket)
{
    /// <summary>What the customer wants to reach, or null.</summary>
    public Goal? Goal { get; init; }

    /// <summary>The latest of what was restated, confirmed or not; null before the first.</summary>
    public Restatement? Restatement { get; init; }

    /// <summary>What is known, assumed or not known, oldest first.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What was tried, oldest first: the newest ones; how many came before says <see cref="EarlierAttempts"/>.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];

    /// <summary>How many attempts came before those that are kept.</summary>
    public int EarlierAttempts { get; init; }

    /// <summary>What was asked, oldest first: every open question, and of the answered ones the newest.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];

    /// <summary>The number that the next fact gets.</summary>
    internal int NextFact => Facts.Count + 1;

    /// <summary>How many characters facts, questions and answers have together.</summary>
    internal int Characters =>
        Facts.Sum(static fact => fact.Statement.Length)
        + Questions.Sum(static question => question.Text.Length + (question.Answer?.Length ?? 0));

    /// <summary>The same with one more attempt; where that makes too many or too much, the oldest are folded into <see cref="EarlierAttempts"/>.</summary>
    /// <param name="what">What was tried.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="by">Who tried it.</param>
    /// <param name="at">When.</param>
    /// <param name="options">How much is kept.</param>
    /// <param name="shownFrom">The assurance from which the session that it was recorded in is shown; VERIFIED where it was recorded in none.</param>
    internal BriefRecord WithAttempt(string what, string outcome, ActorRef by, DateTimeOffset at, BriefOptions options, Assurance shownFrom = Assurance.Verified)
    {
        List<Attempt> all = [.. Attempts, new(EarlierAttempts + Attempts.Count + 1, what, outcome, by, at) { ShownFrom = shownFrom }];
        var (folded, characters) = (0, all.Sum(static one => one.What.Length + one.Outcome.Length));
        while (all.Count - folded > 1 && (all.Count - folded > options.KeptAttempts || characters > options.KeptAttemptCharacters))
        {
            characters -= all[folded].What.Length + all[folded].Outcome.Length;
            folded++;
        }

        return this with { Attempts = all[folded..], EarlierAttempts = EarlierAttempts + folded };
    }
}
