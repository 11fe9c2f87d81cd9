using Continuity.Decisions;
using Continuity.Merging;

namespace Continuity.Customers;

/// <summary>What becomes of two customers where a session with one of them came, after it had begun, with an identity that is the other's.</summary>
public static class ClaimedElsewhere
{
    /// <summary>Keeps at the customer whose session it is that the holder may be the same person, where a session that began with both would have done so.</summary>
    /// <param name="state">The survivor's home of the customer whose session it is, with the others.</param>
    /// <param name="holder">The customer that the identity leads to; nothing is kept where they don't have it.</param>
    /// <param name="claim">The identity.</param>
    /// <param name="options">Which identities are strong.</param>
    /// <param name="now">The time.</param>
    public static Decision<CustomerId> Suggest(CustomerState state, CustomerHomes holder, IdentityClaim claim, IdentityOptions options, DateTimeOffset now)
    {
        var customer = CustomerHomes.Of(state);
        if (holder.HomeOf(claim.Identity) is not { } there || customer.Find(there) is not null)
        {
            return Decision.Accept(state.Id, state);
        }

        var resolved = IdentityResolution.Resolve([new(claim, there, holder)], options, customer);
        return Decision.Accept(state.Id, resolved.Suggestions.Aggregate(state, (home, one) => MergeSuggestions.Keep(home, new(one.Other, one.Shared, one.Why, now))));
    }
}
