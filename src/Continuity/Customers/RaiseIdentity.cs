namespace Continuity.Customers;

/// <summary>
/// Keeps the first proof that a customer's identity is theirs; by what counts as one (<see cref="AssuranceRule"/>), nothing proved lay behind it before. Doing it twice
/// comes to the same.
/// </summary>
public static class RaiseIdentity
{
    /// <summary>Raises the assurance of a home's identities to that of the claims; none is lowered, and none linked.</summary>
    /// <param name="state">The home.</param>
    /// <param name="claims">The claims, as they count.</param>
    /// <returns>The home afterwards; the same where nothing changes.</returns>
    public static CustomerState Apply(CustomerState state, IReadOnlyList<IdentityClaim> claims)
    {
        var identities = state.Profile.Identities.Select(linked => linked with { Assurance = Raised(linked, claims) }).ToList();
        return identities.SequenceEqual(state.Profile.Identities) ? state : state with { Profile = state.Profile with { Identities = identities } };
    }

    private static Assurance Raised(LinkedIdentity linked, IReadOnlyList<IdentityClaim> claims) =>
        claims.Where(claim => claim.Identity == linked.Identity).Select(claim => claim.Assurance).Append(linked.Assurance).Max();
}
