using Continuity.Decisions;
using Continuity.Merging;

namespace Continuity.Customers;

/// <summary>What becomes of two customers where one of them proved an identity that is the other's.</summary>
public static class ProvedElsewhere
{
    /// <summary>
    /// Whether it shows that they are one: where the identity is the holder's as VERIFIED, or the holder never had a VERIFIED one. Else what others proved there would be
    /// open to whoever had their own identity linked by claiming to be that customer.
    /// </summary>
    /// <param name="holder">The customer that it leads to.</param>
    /// <param name="identity">The identity.</param>
    public static bool ShowsThatTheyAreOne(CustomerHomes holder, Identity identity) =>
        holder.HomeOf(identity) is not null
        && AssuranceRule.Standing(holder.Profile, [new(identity, Assurance.Verified)])[0].Assurance == Assurance.Verified;

    /// <summary>Why they may be one, in words that name no value.</summary>
    /// <param name="identity">The identity.</param>
    public static string InWords(Identity identity) => $"One proved {identity.Kind.InWords} that is the other's.";

    /// <summary>Keeps at the customer who proved it that the holder may be the same person, unless it is kept or was dismissed already.</summary>
    /// <param name="state">The survivor's home of the customer who proved it, with the others.</param>
    /// <param name="holder">The customer that the identity leads to; nothing is kept where they don't have it.</param>
    /// <param name="identity">The identity.</param>
    /// <param name="options">Which identities are strong.</param>
    /// <param name="now">The time.</param>
    public static Decision<CustomerId> Suggest(CustomerState state, CustomerHomes holder, Identity identity, IdentityOptions options, DateTimeOffset now)
    {
        var customer = CustomerHomes.Of(state);
        if (holder.Profile.Identities.FirstOrDefault(linked => linked.Identity == identity) is not { } shared || MergeSuggestions.Between(customer, holder) is not null)
        {
            return Decision.Accept(state.Id, state);
        }

        var against = StrongIdentities.InConflict(Identities(customer), Identities(holder), options) is [var kind, ..]
            ? $"Each has {kind.InWords} of their own."
            : "The other one has it without proof.";
        return Decision.Accept(state.Id, MergeSuggestions.Keep(state, new(holder.Id, shared, $"{InWords(identity)} {against}", now)));
    }

    private static IEnumerable<Identity> Identities(CustomerHomes homes) => homes.Profile.Identities.Select(linked => linked.Identity);
}
