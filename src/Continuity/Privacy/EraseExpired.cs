using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Staff;
using Continuity.Tickets;

namespace Continuity.Privacy;

/// <summary>Decides to erase a customer because their last contact is longer ago than anything may be kept. No open ticket and nothing that is owed is cut off for that; a session that nobody ended in all that time is over.</summary>
public static class EraseExpired
{
    /// <summary>Whether a customer is to be looked at more closely.</summary>
    /// <param name="profile">The profile of one of their homes.</param>
    /// <param name="retainFor">How long after the last contact a customer is kept.</param>
    /// <param name="now">The time.</param>
    public static bool MayBeDue(CustomerProfile profile, TimeSpan retainFor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile.Erasure is null && profile.LastContactAt < now - retainFor;
    }

    /// <summary>Decides.</summary>
    /// <param name="state">The survivor's home with its sessions that go on, and the other homes.</param>
    /// <param name="recordedOf">When what was recorded last at any of the homes happened.</param>
    /// <param name="retainFor">How long after the last contact a customer is kept.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <returns>The customer, erased where they were due. It holds only if nothing was recorded since.</returns>
    public static Decision<CustomerId> Decide(CustomerState state, DateTimeOffset recordedOf, TimeSpan retainFor, Roster roster, DateTimeOffset now)
    {
        var customer = CustomerHomes.Of(state);
        var isDue = !state.IsEmpty
            && customer.Profile.LastContactAt < now - retainFor
            && recordedOf < now - retainFor
            && customer.All.All(home =>
                MayBeDue(home.Profile, retainFor, now)
                && !HomeErasure.Owed(home, customer.Profile.ContactConsent).Any()
                && home.Tickets.Values.All(static ticket => ticket.Status != TicketStatus.Open && ticket.CallPromised is null));
        return isDue
            ? EraseCustomer.Decide(state, ActorRef.Continuity, new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Kept no longer than {retainFor.TotalDays:0.##} days after the last contact."), false), roster, now) with { KnowsItsPlace = true }
            : Decision.Accept(state.Id, state);
    }
}
