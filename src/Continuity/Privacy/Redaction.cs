using Continuity.Callers;

namespace Continuity.Privacy;

/// <summary>That the texts of an entry were taken away.</summary>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
/// <param name="Reason">Why, 3 to 2,000 characters.</param>
public sealed record Redaction(DateTimeOffset At, ActorRef By, string Reason)
{
    /// <summary>Whether only that was taken away which the entry repeats of another one: what else it says is still there, and may be redacted later.</summary>
    public bool IsPartial { get; init; }
}
