using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;

namespace Continuity.Privacy;

/// <summary>Tells a merged home that its customer is erased. What is open there is waived, as was decided at the survivor; what the customer agreed to is not looked at again, for the other homes are not at hand.</summary>
public static class EraseMerged
{
    /// <summary>Decides.</summary>
    /// <param name="state">The merged home with its sessions that go on.</param>
    /// <param name="erasure">What was decided at the survivor.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether it was told now; false where it knows already.</returns>
    public static Decision<bool> Decide(CustomerState state, Erasure erasure, Roster roster, DateTimeOffset now) => state.Profile.Erasure is not null
        ? Decision.Accept(false, state)
        : HomeErasure.Begin(Changes.Of(state), erasure with { Waiting = [], Numbers = 0, Entries = 0, DoneAt = null }, true, roster, now);
}
