using Continuity.Decisions;

namespace Continuity.Recovery;

/// <summary>The bounds of what is written in problem reports.</summary>
internal static class ProblemReportText
{
    /// <summary>A category, product or site.</summary>
    public static TextBound Label { get; } = new(100, true);

    /// <summary>A description or statement.</summary>
    public static TextBound Story { get; } = new(4000, false);

    /// <summary>A label as it is kept: without blanks around it, and with single ones in it, so that what is counted as one is written as one.</summary>
    /// <param name="text">The label, on one line.</param>
    public static string Kept(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
