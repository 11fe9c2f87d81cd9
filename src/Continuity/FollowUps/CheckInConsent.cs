using Continuity.Callers;
using Continuity.Decisions;

namespace Continuity.FollowUps;

/// <summary>What becomes of check-ins to which the customer no longer agrees: they are cancelled. At once in the home at hand; in the customer's other homes when they are looked at next.</summary>
internal static class CheckInConsent
{
    /// <summary>Cancels those of a home that the customer does not agree to any more.</summary>
    /// <param name="changes">What was done so far, the consent changed.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, DateTimeOffset now) => changes.State.FollowUps.Values
        .Where(followUp => followUp is { Kind: FollowUpKind.CheckIn, IsOpen: true } && !CheckInRule.Agrees(changes.State, followUp.Channel))
        .OrderBy(static followUp => followUp.Number)
        .Aggregate(changes, (so, followUp) => Cancel(so, followUp, now));

    /// <summary>Cancels one.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="followUp">The check-in, which is open.</param>
    /// <param name="now">The time.</param>
    public static Changes Cancel(Changes changes, FollowUp followUp, DateTimeOffset now) =>
        FollowUpRecords.Cancel(changes, followUp, ActorRef.Continuity, "The customer no longer consents to it.", now);
}
