using System.Globalization;
using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>That a customer struggles in self-service.</summary>
/// <param name="Because">Why this is thought, in words for the customer.</param>
internal sealed record Struggle(string Because)
{
    /// <summary>Looks for one, after a step. What is old by the time it is recorded makes none, and each offer begins the count anew.</summary>
    /// <param name="record">The session's steps, with that one.</param>
    /// <param name="latest">The step.</param>
    /// <param name="options">The rules.</param>
    /// <param name="now">The time.</param>
    /// <returns>The struggle; null where there is none.</returns>
    public static Struggle? Of(SelfServiceRecord record, SelfServiceStep latest, SelfServiceOptions options, DateTimeOffset now)
    {
        var from = now - options.Within;
        var counted = record.Unsolved.Where(step => record.Offer is null || step.At > record.Offer.OfferedAt).ToList();
        if (latest.At <= from || !counted.Contains(latest))
        {
            return null;
        }

        var alike = counted.Count(step => step.Name == latest.Name && step.Outcome == latest.Outcome);
        var failing = counted.Count(step => step.IsFailing && step.At > from);
        return latest switch
        {
            { Outcome: SelfServiceOutcome.Failed } when IsReached(alike, options.SameStepFailures) => new($"The same step failed {Times(alike)}."),
            { IsFailing: true } when IsReached(failing, options.Failures) => new(string.Create(
                CultureInfo.InvariantCulture, $"{failing} steps did not work out within {options.Within.TotalMinutes:0} minutes.")),
            { Outcome: SelfServiceOutcome.Viewed } when IsReached(alike, options.SamePageViews) => new($"The same page was opened {Times(alike)}."),
            _ => null,
        };
    }

    private static bool IsReached(int count, int least) => least > 0 && count >= least;

    private static string Times(int count) => count == 2 ? "twice" : string.Create(CultureInfo.InvariantCulture, $"{count} times");
}
