namespace Continuity.Recovery;

/// <summary>How entries and messages speak of the steps of a recovery.</summary>
internal static class RecoveryWords
{
    /// <summary>A step as callers know it.</summary>
    /// <param name="step">The step.</param>
    public static string Name(RecoveryStep step) => step switch
    {
        RecoveryStep.Apologized => "APOLOGIZED",
        RecoveryStep.Reviewed => "REVIEWED",
        RecoveryStep.Fixed => "FIXED",
        RecoveryStep.FollowedUp => "FOLLOWED_UP",
        _ => "DOCUMENTED",
    };

    /// <summary>What an entry says of a mark.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="somethingExtra">What the customer got with it, or null.</param>
    public static string Of(RecoveryMark mark, string? somethingExtra) =>
        mark.IsSkipped ? $"Recovery: skipped {Name(mark.Step)}: {mark.Note}"
        : somethingExtra is null ? $"Recovery: {Name(mark.Step)}: {mark.Note}"
        : $"Recovery: {Name(mark.Step)}: {mark.Note} Beyond that: {somethingExtra}";
}
