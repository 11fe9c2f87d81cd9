namespace Continuity.Recovery;

/// <summary>What was done on a ticket to make up for what went wrong. It lies beside the ticket, and is loaded only by what names it.</summary>
/// <param name="Ticket">The number, in the same home, of the ticket.</param>
public sealed record RecoveryRecord(int Ticket)
{
    private static readonly int StepCount = Enum.GetValues<RecoveryStep>().Length;

    /// <summary>The steps of the latest round that were taken or skipped, in their order and without a gap: each once at most.</summary>
    public IReadOnlyList<RecoveryMark> Steps { get; init; } = [];

    /// <summary>What the customer got beyond what was owed with the latest fix, or null.</summary>
    public string? SomethingExtra { get; init; }

    /// <summary>The number of the follow-up that the latest fix left to the ticket's owner, or null.</summary>
    public int? FollowUp { get; init; }

    /// <summary>The step that comes next; null where all are marked.</summary>
    public RecoveryStep? Next => Steps.Count < StepCount ? (RecoveryStep)Steps.Count : null;

    /// <summary>The mark of a step; null where it has none yet.</summary>
    /// <param name="step">The step.</param>
    internal RecoveryMark? MarkOf(RecoveryStep step) => Steps.FirstOrDefault(mark => mark.Step == step);

    internal RecoveryRecord With(RecoveryMark mark) =>
        this with { Steps = [.. Steps.Where(other => other.Step < mark.Step), mark, .. Steps.Where(other => other.Step > mark.Step)] };
}
