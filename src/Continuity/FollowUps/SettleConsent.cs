using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.FollowUps;

/// <summary>Cancels at a home what check-ins the customer no longer agrees to, as they said at another one. Done again it changes nothing.</summary>
public static class SettleConsent
{
    /// <summary>Decides.</summary>
    /// <param name="state">The home, with all that is open, and its other homes.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether anything was to be done.</returns>
    public static Decision<bool> Decide(CustomerState state, DateTimeOffset now)
    {
        var changes = CheckInConsent.Apply(Changes.Of(state), now);
        return changes.Accept(changes.Entries.Count > 0);
    }
}
