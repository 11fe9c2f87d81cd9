using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Privacy;

/// <summary>Holds the homes of a customer while it is decided whether they are erased: see <see cref="ErasureHold"/>.</summary>
public static class HoldHomes
{
    /// <summary>How long homes are held at most: ten times as long as it takes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Who else holds the customer's homes; null where nobody does any more.</summary>
    /// <param name="state">The survivor's home.</param>
    /// <param name="now">The time.</param>
    public static ErasureHold? InForce(CustomerState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Profile.ErasureHold is { } hold && hold.Until > now ? hold : null;
    }

    /// <summary>Holds the survivor, where its customer has more homes and would be erased by what is known so far.</summary>
    /// <param name="state">The survivor's home, and the other homes.</param>
    /// <param name="decided">What was decided on it.</param>
    /// <param name="hold">The hold.</param>
    /// <returns>What was decided, where nothing needs to be held for it.</returns>
    public static Decision<CustomerId> Begin(CustomerState state, Decision<CustomerId> decided, ErasureHold hold)
    {
        ArgumentNullException.ThrowIfNull(decided);
        return state.OtherHomes.Count == 0 || decided.Refusal is not null || ReferenceEquals(decided.State, state) ? decided : Decision.Accept(state.Id, Held(state, hold));
    }

    /// <summary>Holds a merged home. Whatever was decided there before and is not committed yet must be decided anew.</summary>
    /// <param name="state">The merged home.</param>
    /// <param name="hold">The hold, which the survivor has.</param>
    /// <param name="now">The time.</param>
    /// <returns>The home, as it was where another hold is in force or goes on for longer: whoever comes late takes no home from who holds it now.</returns>
    public static CustomerState Hold(CustomerState state, ErasureHold hold, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(hold);
        var isLate = state.Profile.ErasureHold is { } other && (other.Until > now || other.Until > hold.Until);
        return isLate || state.Profile.Erasure is not null || state.MergedInto is null ? state : Held(state, hold);
    }

    /// <summary>Whether all homes are held.</summary>
    /// <param name="state">The survivor's home, and the other homes.</param>
    /// <param name="hold">By whom.</param>
    public static bool AreHeld(CustomerState state, ErasureHold hold)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.OtherHomes.Append(state).All(home => home.Profile.ErasureHold == hold);
    }

    /// <summary>Lets a home go.</summary>
    /// <param name="state">The home.</param>
    /// <param name="hold">What held it; another hold stays.</param>
    public static CustomerState Release(CustomerState state, ErasureHold hold)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Profile.ErasureHold == hold ? state with { Profile = state.Profile with { ErasureHold = null } } : state;
    }

    private static CustomerState Held(CustomerState state, ErasureHold hold) => state with { Profile = state.Profile with { ErasureHold = hold } };
}
