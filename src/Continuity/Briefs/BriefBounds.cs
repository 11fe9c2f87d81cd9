using Continuity.Decisions;

namespace Continuity.Briefs;

/// <summary>How much may be recorded for a ticket's brief.</summary>
internal static class BriefBounds
{
    /// <summary>Checks what a brief would come to.</summary>
    /// <param name="brief">What would be recorded.</param>
    /// <param name="options">The bounds.</param>
    /// <returns>LIMIT_EXCEEDED, which names the bound; or null.</returns>
    public static Refusal? Check(BriefRecord brief, BriefOptions options) =>
        brief.Facts.Count > options.MaximumFacts ? Exceeded($"At most {options.MaximumFacts} facts may be recorded on a ticket.")
        : brief.Questions.Count(static question => question.IsOpen) > options.MaximumOpenQuestions ? Exceeded($"At most {options.MaximumOpenQuestions} questions may be open on a ticket.")
        : brief.Characters > options.MaximumCharacters ? Exceeded($"All that is recorded for a ticket's brief may have {options.MaximumCharacters:N0} characters at most.")
        : null;

    private static Refusal Exceeded(string message) => new(RefusalCode.LimitExceeded, message) { Path = ["input", "ticketId"] };
}
