using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>What a session in self-service remembers of its steps, and the help that was offered because of them.</summary>
public sealed record SelfServiceRecord
{
    /// <summary>How many steps are remembered: the newest, by when they happened.</summary>
    internal const int MostSteps = 32;

    /// <summary>The steps, in the order in which they happened; at most 32. Those that went into the ticket's brief are no longer among them.</summary>
    public IReadOnlyList<SelfServiceStep> Steps { get; init; } = [];

    /// <summary>The latest offer of help, open or answered; null before the first.</summary>
    public AssistanceOffer? Offer { get; init; }

    /// <summary>Whether the customer wants no help in this session: then nothing more is noticed in it.</summary>
    internal bool IsDeclined => Offer is { State: AssistanceOfferState.Declined };

    /// <summary>The steps that the customer has not got done since: each but the successful ones, unless the same step succeeded at that time or later.</summary>
    internal IEnumerable<SelfServiceStep> Unsolved => Steps.Where(step => step.Outcome != SelfServiceOutcome.Succeeded && !Steps.Any(later => Solves(later, step)));

    /// <summary>The same with one more step, wherever in time it belongs.</summary>
    internal SelfServiceRecord With(SelfServiceStep step) => this with { Steps = [.. Steps.Append(step).OrderBy(static one => one.At).TakeLast(MostSteps)] };

    private static bool Solves(SelfServiceStep later, SelfServiceStep step) =>
        later.Outcome == SelfServiceOutcome.Succeeded && later.Name == step.Name && later.At >= step.At;
}
