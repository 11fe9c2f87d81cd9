using Continuity.Callers;
using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Api.Reading;

/// <summary>A customer as one caller may see it.</summary>
/// <param name="State">The customer, with the live tickets and the sessions that the rules need.</param>
/// <param name="Rules">What the caller may see of it.</param>
/// <param name="SeesAll">Whether that is everything.</param>
internal sealed record HomeAccess(CustomerState State, ThreadAccess Rules, bool SeesAll)
{
    /// <summary>What a caller may see of a customer.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="state">The customer, with the live tickets.</param>
    /// <param name="sessions">Reads sessions of the customer by number: those that go on, where the rules need them.</param>
    public static async Task<HomeAccess> OfAsync(
        Caller caller, CustomerState state, Func<IReadOnlyCollection<int>, Task<IReadOnlyDictionary<int, Session>>> sessions)
    {
        if (!caller.IsAgent)
        {
            var open = await sessions(state.Profile.OpenSessions.ToHashSet());
            state = state with { Sessions = state.Sessions.SetItems(open) };
        }

        return new(state, ThreadAccess.Of(caller, state), caller.IsAgent);
    }
}
