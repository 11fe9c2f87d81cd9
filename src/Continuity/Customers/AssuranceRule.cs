namespace Continuity.Customers;

/// <summary>
/// How sure a claim makes it that the person at hand is the customer. An identity that leads to a customer proves
/// no more than it was itself proved to be theirs, or else whoever gets an identity of their own linked by claiming another's
/// would open what that other proved.
/// </summary>
internal static class AssuranceRule
{
    /// <summary>
    /// What each claim counts for with this customer. A VERIFIED one stands where the customer has it as VERIFIED, or never
    /// had a VERIFIED identity, so that nothing proved lies behind it; where one stands so, all of the same person do.
    /// Any other counts as CLAIMED. Of what passes from hand to hand (a phone number that is given up is given to somebody else, a browser is used by
    /// several) a proof opens nothing that was proved by anything else: it says who has it now, and not who had it then.
    /// </summary>
    /// <param name="profile">The customer.</param>
    /// <param name="claims">What the person at hand is said to have.</param>
    public static IReadOnlyList<IdentityClaim> Standing(CustomerProfile profile, IReadOnlyList<IdentityClaim> claims)
    {
        var verified = profile.Identities.Where(linked => linked.Assurance == Assurance.Verified).Select(linked => linked.Identity).ToHashSet();
        var hasLasting = verified.Select(identity => identity.Kind).Concat(profile.HadVerified).Any(kind => !PassesOn(kind));
        var isProved = (verified.Count == 0 && profile.HadVerified.Count == 0)
            || claims.Any(claim => claim.Assurance == Assurance.Verified && verified.Contains(claim.Identity) && !(hasLasting && PassesOn(claim.Identity.Kind)));
        return isProved ? claims : [.. claims.Select(claim => claim with { Assurance = Lower(claim.Assurance, Assurance.Claimed) })];
    }

    /// <summary>How sure one must be to see all that is known of a customer: as sure as the surest identity that they have, or that was unlinked.</summary>
    /// <param name="profile">The customer.</param>
    public static Assurance Highest(CustomerProfile profile) => profile.HadVerified.Count > 0
        ? Assurance.Verified
        : profile.Identities.Select(linked => linked.Assurance).DefaultIfEmpty(Assurance.Anonymous).Max();

    /// <summary>The higher of two.</summary>
    public static Assurance Higher(Assurance one, Assurance other) => one > other ? one : other;

    private static bool PassesOn(IdentityKind kind) => kind is IdentityKind.Phone or IdentityKind.ChatVisitor;

    /// <summary>The lower of two.</summary>
    public static Assurance Lower(Assurance one, Assurance other) => one < other ? one : other;
}
