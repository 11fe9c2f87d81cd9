using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Privacy;

/// <summary>Says in a home that nothing of the person is left in it.</summary>
public static class EndErasure
{
    /// <summary>Decides.</summary>
    /// <param name="state">The home.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether nothing is left; false where a record or an entry was written meanwhile, or a merged home was not told yet.</returns>
    public static Decision<bool> Decide(CustomerState state, DateTimeOffset now)
    {
        var erasure = state.Profile.Erasure ?? throw new ArgumentException("The home was not erased.", nameof(state));
        var isLeft = erasure.Waiting.Count > 0 || EraseRecords.Next(state.Profile).Count > 0 || erasure.Entries < state.LogLength;
        return isLeft ? Decision.Accept(false, state)
            : erasure.DoneAt is not null ? Decision.Accept(true, state)
            : Decision.Accept(true, state with { Profile = state.Profile with { Erasure = erasure with { DoneAt = now, Suggested = [] } } }) with { KnowsItsPlace = true };
    }
}
