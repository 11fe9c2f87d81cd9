namespace Continuity.Briefs;

/// <summary>How much is kept in a ticket's brief, so that it stays cheap to ask for. Checked when the program starts.</summary>
public sealed record BriefOptions
{
    /// <summary>How many facts may be recorded on one ticket, 1 to 1,000; default 200. The next one is refused.</summary>
    public int MaximumFacts { get; init; } = 200;

    /// <summary>How many attempts are kept in full, 1 to 200; default 50. Older ones are folded into a count.</summary>
    public int KeptAttempts { get; init; } = 50;

    /// <summary>How many characters the attempts that are kept may have together, 4,000 to 400,000; default 50,000. Older ones are folded into a count.</summary>
    public int KeptAttemptCharacters { get; init; } = 50_000;

    /// <summary>How many questions may be open on one ticket, 1 to 200; default 50. The next one is refused.</summary>
    public int MaximumOpenQuestions { get; init; } = 50;

    /// <summary>How many answered questions are kept, 0 to 200; default 50. Older ones stay in the thread alone.</summary>
    public int KeptAnswers { get; init; } = 50;

    /// <summary>How many characters facts, questions and answers may have together, beside what is said for and against facts, 10,000 to 2,000,000; default 250,000. What would make more is refused.</summary>
    public int MaximumCharacters { get; init; } = 250_000;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var (name, value, least, most) in new[]
        {
            (nameof(MaximumFacts), MaximumFacts, 1, 1_000),
            (nameof(KeptAttempts), KeptAttempts, 1, 200),
            (nameof(KeptAttemptCharacters), KeptAttemptCharacters, 4_000, 400_000),
            (nameof(MaximumOpenQuestions), MaximumOpenQuestions, 1, 200),
            (nameof(KeptAnswers), KeptAnswers, 0, 200),
            (nameof(MaximumCharacters), MaximumCharacters, 10_000, 2_000_000),
        })
        {
            if (value < least || value > most)
            {
                yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} is {value}; it must be from {least:N0} to {most:N0}.");
            }
        }
    }
}
