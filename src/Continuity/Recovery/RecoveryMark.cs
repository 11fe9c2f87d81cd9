using Continuity.Callers;
using Continuity.Threads;

namespace Continuity.Recovery;

/// <summary>That a step was taken, or skipped.</summary>
/// <param name="Step">The step.</param>
/// <param name="At">When it was said to be.</param>
/// <param name="By">Who said so.</param>
/// <param name="Note">What was done, 1 to 2,000 characters; why not, where it was skipped.</param>
public sealed record RecoveryMark(RecoveryStep Step, DateTimeOffset At, ActorRef By, string Note)
{
    /// <summary>Whether it was skipped.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>Why the steps before this one were skipped with it, or null where none was.</summary>
    public string? Skipping { get; init; }

    /// <summary>The entry that shows it, or null.</summary>
    public EntryId? Evidence { get; init; }
}
