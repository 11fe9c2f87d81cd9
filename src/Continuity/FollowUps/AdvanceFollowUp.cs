using Continuity.Decisions;
using Continuity.Staff;

namespace Continuity.FollowUps;

/// <summary>Takes the step of a follow-up for which the time has come.</summary>
internal static class AdvanceFollowUp
{
    /// <summary>Does it. Afterwards its next time is later than the one that has come.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="followUp">The follow-up, which is open.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, FollowUp followUp, Roster roster, FollowUpOptions options, DateTimeOffset now)
    {
        _ = (roster, now);
        return followUp.State == FollowUpState.Pending
            ? changes.With(followUp with { State = FollowUpState.Due, NextAt = followUp.DueAt + options.Grace })
            : changes.With(followUp with { State = FollowUpState.Missed, NextAt = null });
    }
}
