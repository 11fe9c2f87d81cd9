using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>What a session in self-service remembers of its steps, and the help that was offered because of them.</summary>
public sealed record SelfServiceRecord
{
    /// <summary>How many failing steps are remembered: the newest, by when they happened.</summary>
    internal const int MostFailing = 32;

    /// <summary>How many pages that were viewed and steps that succeeded are: however many there are, they push no failing one out.</summary>
    internal const int MostOthers = 64;

    /// <summary>
    /// The steps that the customer has not got done since, and the latest success of each, in the order in which they happened; at most 32 that failed, and 64 others. Those that went into
    /// the ticket's brief are no longer among them.
    /// </summary>
    public IReadOnlyList<SelfServiceStep> Steps { get; init; } = [];

    /// <summary>The latest offer of help, open or answered; null before the first.</summary>
    public AssistanceOffer? Offer { get; init; }

    /// <summary>Whether the customer wants no help in this session: then nothing more is noticed in it.</summary>
    internal bool IsDeclined => Offer is { State: AssistanceOfferState.Declined };

    /// <summary>The steps that the customer has not got done since: each but the successful ones, unless the same step succeeded at that time or later.</summary>
    internal IEnumerable<SelfServiceStep> Unsolved => Steps.Where(step => step.Outcome != SelfServiceOutcome.Succeeded && !IsSolved(step));

    /// <summary>The same with one more step, wherever in time it belongs.</summary>
    internal SelfServiceRecord With(SelfServiceStep step)
    {
        var all = this with { Steps = [.. Steps.Append(step).OrderBy(static one => one.At)] };
        var kept = all.Steps.Where(one => !all.IsSolved(one)).ToList();
        var (failing, others) = (kept.Count(static one => one.IsFailing) - MostFailing, kept.Count(static one => !one.IsFailing) - MostOthers);
        return this with { Steps = [.. kept.Where(one => one.IsFailing ? failing-- <= 0 : others-- <= 0)] };
    }

    /// <summary>Whether the same step succeeded at that time or later; a success, whether it did again.</summary>
    private bool IsSolved(SelfServiceStep step) => Steps.Any(later =>
        later.Outcome == SelfServiceOutcome.Succeeded && later.Name == step.Name
        && (step.Outcome == SelfServiceOutcome.Succeeded ? later.At > step.At : later.At >= step.At));
}
