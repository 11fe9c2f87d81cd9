using System.Globalization;
using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>A step that a customer did not get done in self-service, as often as it was tried.</summary>
/// <param name="Name">Which step.</param>
/// <param name="Outcome">What came of it, in words.</param>
/// <param name="At">When it was tried last.</param>
internal sealed record TriedStep(string Name, string Outcome, DateTimeOffset At)
{
    private const int Most = 10;
    private const int MostNamed = 5;

    /// <summary>The steps that failed or were given up, and the one that help was offered after; the newest 10, oldest first.</summary>
    /// <param name="record">What the session remembers.</param>
    public static IReadOnlyList<TriedStep> Of(SelfServiceRecord record) =>
    [
        .. record.Unsolved
            .GroupBy(static step => step.Name)
            .Where(same => same.Key == record.Offer?.Step || same.Any(static step => step.IsFailing))
            .Select(static same => new TriedStep(same.Key, Words([.. same]), same.Last().At))
            .OrderBy(static step => step.At)
            .TakeLast(Most),
    ];

    /// <summary>Records them as attempts in the brief of a ticket, so that nobody asks the customer to try them again.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="named">The offer, with the steps as they were when it was accepted.</param>
    /// <param name="ticket">The ticket's number.</param>
    /// <param name="options">How much is kept.</param>
    public static Changes Record(Changes changes, NamedAssistance named, int ticket, BriefOptions options)
    {
        var by = ActorRef.Customer(changes.State.Id);
        var before = changes.State.BriefOf(ticket);
        var after = Of(named.Record).Aggregate(before, (brief, step) => brief.WithAttempt($"Self-service: {step.Name}", step.Outcome, by, step.At, options, named.Session.ShownFrom));
        return ReferenceEquals(before, after) ? changes : changes.With(after);
    }

    /// <summary>What was tried, in one sentence for whoever takes over.</summary>
    /// <param name="tried">The steps.</param>
    public static string Summary(IReadOnlyList<TriedStep> tried) => tried.Count == 0
        ? "The customer asked for help in self-service."
        : $"Tried in self-service, newest first: {string.Join("; ", tried.Reverse().Take(MostNamed).Select(static step => step.Name))}{(tried.Count > MostNamed ? "; and others" : "")}. The brief says what came of it.";

    private static string Words(IReadOnlyList<SelfServiceStep> same)
    {
        string[] parts = [.. Part(SelfServiceOutcome.Failed, "failed"), .. Part(SelfServiceOutcome.Abandoned, "given up"), .. Part(SelfServiceOutcome.Viewed, "viewed")];
        var detail = same.Select(static step => step.Detail).LastOrDefault(static detail => detail is not null);
        return detail is null ? $"{string.Join(", ", parts)}." : $"{string.Join(", ", parts)}: {detail}";

        IEnumerable<string> Part(SelfServiceOutcome outcome, string word) => same.Count(step => step.Outcome == outcome) switch
        {
            0 => [],
            1 => [word],
            var count => [string.Create(CultureInfo.InvariantCulture, $"{word} {count} times")],
        };
    }
}
