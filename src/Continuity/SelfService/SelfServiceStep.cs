using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>A step in self-service, as far as it is remembered in its session to notice that the customer struggles.</summary>
/// <param name="Name">Which step.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="At">When it happened.</param>
public sealed record SelfServiceStep(string Name, SelfServiceOutcome Outcome, DateTimeOffset At)
{
    private const int LongestDetail = 200;

    /// <summary>More about a step that did not work: the first 200 characters; null where nothing was said.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether it did not work, or the customer gave it up.</summary>
    internal bool IsFailing => Outcome is SelfServiceOutcome.Failed or SelfServiceOutcome.Abandoned;

    internal static SelfServiceStep Of(SelfServiceContent content, DateTimeOffset at)
    {
        var step = new SelfServiceStep(content.Step, content.Outcome, at);
        return step.IsFailing && content.Detail is { } detail ? step with { Detail = Short(detail) } : step;
    }

    private static string Short(string detail) =>
        detail.Length <= LongestDetail ? detail : detail[..(char.IsHighSurrogate(detail[LongestDetail - 1]) ? LongestDetail - 1 : LongestDetail)];
}
