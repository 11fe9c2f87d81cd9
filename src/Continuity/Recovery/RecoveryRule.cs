using Continuity.Decisions;

namespace Continuity.Recovery;

/// <summary>In which order the steps of a recovery come, and what is said with which.</summary>
internal static class RecoveryRule
{
    /// <summary>
    /// A recovery as a step finds it. Once it is documented an apology begins a new round. Until then the fix may be taken again, for a customer says that it is still broken: what came of
    /// the fix before is void.
    /// </summary>
    /// <param name="recovery">The recovery so far.</param>
    /// <param name="step">The step.</param>
    public static RecoveryRecord TakenUp(RecoveryRecord recovery, RecoveryStep step) => (recovery.Next, step) switch
    {
        (null, RecoveryStep.Apologized) => new(recovery.Ticket),
        (not null, RecoveryStep.Fixed) => recovery with { Steps = [.. recovery.Steps.Where(static mark => mark.Step < RecoveryStep.Fixed)] },
        _ => recovery,
    };

    /// <summary>Whether a step takes a recovery up that had come further, in whatever words: after its end, or after the customer was asked whether it is right.</summary>
    /// <param name="recovery">The recovery so far.</param>
    /// <param name="step">The step.</param>
    public static bool TakesUp(RecoveryRecord recovery, RecoveryStep step) => step switch
    {
        RecoveryStep.Apologized => recovery.Next is null,
        RecoveryStep.Fixed => recovery is { Next: not null } && recovery.MarkOf(RecoveryStep.FollowedUp) is not null,
        _ => false,
    };

    /// <summary>The steps that are skipped where one is taken.</summary>
    /// <param name="recovery">The recovery so far.</param>
    /// <param name="step">The step.</param>
    public static IReadOnlyList<RecoveryStep> Skipped(RecoveryRecord recovery, RecoveryStep step) =>
        [.. Enumerable.Range(recovery.Steps.Count, Math.Max(0, (int)step - recovery.Steps.Count)).Select(static number => (RecoveryStep)number)];

    /// <summary>Checks what is said against its bounds, and that it belongs with the step.</summary>
    /// <param name="command">What is said.</param>
    /// <returns>INVALID, naming the field; or null.</returns>
    public static Refusal? Check(MarkRecoveryStepCommand command) =>
        TextBound.Paragraph.Check(command.Note, "input", "note")
        ?? TextBound.Reason.CheckOptional(command.SkipReason, "input", "skipReason")
        ?? TextBound.Paragraph.CheckOptional(command.SomethingExtra, "input", "somethingExtra")
        ?? (command is { SomethingExtra: not null, Step: not RecoveryStep.Fixed }
            ? Refusal.Invalid("somethingExtra must be left out of every step but FIXED.", "input", "somethingExtra")
            : null)
        ?? (command is { Evidence: not null, Step: not RecoveryStep.FollowedUp }
            ? Refusal.Invalid("evidenceEntryId must be left out of every step but FOLLOWED_UP.", "input", "evidenceEntryId")
            : null);

    /// <summary>Checks that a step comes next, or that it is said why those before it are skipped. One that was skipped may be taken later, until the recovery is documented.</summary>
    /// <param name="recovery">The recovery as the step finds it.</param>
    /// <param name="command">What is said.</param>
    /// <returns>WRONG_STATE, INVALID, or null.</returns>
    public static Refusal? CheckOrder(RecoveryRecord recovery, MarkRecoveryStepCommand command)
    {
        if (recovery.Next is null)
        {
            return WrongState("The recovery is documented: APOLOGIZED begins a new one.");
        }

        if (recovery.MarkOf(command.Step) is { IsSkipped: false })
        {
            return WrongState("The step was taken already.");
        }

        var skipped = Skipped(recovery, command.Step);
        return (skipped.Count, command.SkipReason) switch
        {
            (not 0, null) => WrongState($"Not taken yet: {string.Join(", ", skipped.Select(RecoveryWords.Name))}. Take what comes next, or give a skipReason."),
            (0, not null) => Refusal.Invalid("skipReason must be left out: no step is skipped.", "input", "skipReason"),
            _ => null,
        };
    }

    /// <summary>The recovery is not in a state that allows the step.</summary>
    /// <param name="message">What state it is in.</param>
    public static Refusal WrongState(string message) => new(RefusalCode.WrongState, message) { Path = ["input", "step"] };
}
