using Continuity.Decisions;

namespace Continuity.Briefs;

/// <summary>
/// How much may be recorded for a ticket's brief. What takes the place of something, and what is said for and against a fact, is bounded by its own length: there is always room for it.
/// </summary>
internal static class BriefBounds
{
    /// <summary>Checks what a brief would come to. What does not make it grow is never refused.</summary>
    /// <param name="before">What is recorded.</param>
    /// <param name="after">What would be.</param>
    /// <param name="options">The bounds.</param>
    /// <returns>LIMIT_EXCEEDED, which names the bound; or null.</returns>
    public static Refusal? Check(BriefRecord before, BriefRecord after, BriefOptions options)
    {
        return GrowsBeyond(options.MaximumFacts, static brief => brief.Facts.Count) ? Exceeded($"At most {options.MaximumFacts} facts may be recorded on a ticket.")
            : GrowsBeyond(options.MaximumOpenQuestions, static brief => brief.Questions.Count(static question => question.IsOpen)) ? Exceeded($"At most {options.MaximumOpenQuestions} questions may be open on a ticket.")
            : GrowsBeyond(options.MaximumCharacters, static brief => brief.Characters) ? Exceeded($"The facts, questions and answers of a ticket may have {options.MaximumCharacters:N0} characters at most.")
            : null;

        bool GrowsBeyond(int most, Func<BriefRecord, int> size) => size(after) > most && size(after) > size(before);
    }

    private static Refusal Exceeded(string message) => new(RefusalCode.LimitExceeded, message) { Path = ["input", "ticketId"] };
}
