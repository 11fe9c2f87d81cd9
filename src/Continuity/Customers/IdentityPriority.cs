namespace Continuity.Customers;

/// <summary>Which identities count for more where they lead to different customers.</summary>
internal static class IdentityPriority
{
    /// <summary>
    /// Puts claims in order: the surest first; of equally sure ones the strong kinds in the order of <see cref="IdentityOptions.Strong"/>, then the other kinds in
    /// the order of <see cref="IdentityKind"/>; of one kind those that lead to a customer, the one seen first before the others; then as given.
    /// </summary>
    /// <param name="claims">The claims, as given.</param>
    /// <param name="options">Which kinds are strong.</param>
    public static IReadOnlyList<KnownClaim> Order(IEnumerable<KnownClaim> claims, IdentityOptions options)
    {
        var strong = options.Strong.ToList();
        return
        [
            .. claims
                .OrderByDescending(claim => claim.Claim.Assurance)
                .ThenBy(claim => strong.IndexOf(claim.Claim.Identity.Kind) is >= 0 and var place ? place : strong.Count + (int)claim.Claim.Identity.Kind)
                .ThenBy(claim => !claim.IsKnown)
                .ThenBy(claim => claim.IsKnown ? claim.Customer!.Id : default),
        ];
    }
}
