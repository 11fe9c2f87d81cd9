using Continuity.Merging;

namespace Continuity.Customers;

/// <summary>A claimed identity, and the customer that it leads to.</summary>
/// <param name="Claim">The identity as claimed.</param>
/// <param name="Home">The home it leads to, or null.</param>
/// <param name="Customer">The customer whose home that is; null where it leads nowhere.</param>
public sealed record KnownClaim(IdentityClaim Claim, CustomerId? Home = null, CustomerHomes? Customer = null)
{
    /// <summary>Whether it leads to a customer of whom something was recorded; a claim without is free.</summary>
    public bool IsKnown => Customer is { IsEmpty: false };

    /// <summary>The home at which the customer has it; null where they don't (yet, or any longer), though it leads to them.</summary>
    internal CustomerId? LinkedAt => Customer?.HomeOf(Claim.Identity);
}
