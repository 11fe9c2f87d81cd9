using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;

namespace Continuity.FollowUps;

/// <summary>What becomes of check-ins to which the customer no longer agrees: they are cancelled, in every home of the customer's.</summary>
internal static class CheckInConsent
{
    /// <summary>Cancels those of a home that the customer does not agree to any more.</summary>
    /// <param name="changes">What was done so far, the consent changed.</param>
    /// <param name="now">The time.</param>
    /// <param name="ticket">The number of the ticket that is looked at; null for all.</param>
    public static Changes Apply(Changes changes, DateTimeOffset now, int? ticket = null) => changes.State.FollowUps.Values
        .Where(followUp => (ticket ?? followUp.Ticket) == followUp.Ticket && IsOver(changes.State, followUp))
        .OrderBy(static followUp => followUp.Number)
        .Aggregate(changes, (so, followUp) => Cancel(so, followUp, now));

    /// <summary>Whether a follow-up is an open check-in that the customer no longer agrees to.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="followUp">The follow-up.</param>
    public static bool IsOver(CustomerState state, FollowUp followUp) => IsOver(CustomerHomes.Of(state).Profile.ContactConsent, followUp);

    /// <summary>Whether a follow-up is an open check-in that the customer no longer agrees to.</summary>
    /// <param name="consent">What counts of all their homes.</param>
    /// <param name="followUp">The follow-up.</param>
    public static bool IsOver(ContactConsent consent, FollowUp followUp) =>
        followUp is { Kind: FollowUpKind.CheckIn, IsOpen: true } && !CheckInRule.Agrees(consent, followUp.Channel);

    /// <summary>Cancels one.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="followUp">The check-in, which is open.</param>
    /// <param name="now">The time.</param>
    public static Changes Cancel(Changes changes, FollowUp followUp, DateTimeOffset now) =>
        FollowUpRecords.Cancel(changes, followUp, ActorRef.Continuity, "The customer no longer consents to it.", now);
}
