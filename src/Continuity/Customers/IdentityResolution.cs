using Continuity.Callers;
using Continuity.Decisions;

namespace Continuity.Customers;

/// <summary>Finds out whose session it is.</summary>
public static class IdentityResolution
{
    /// <summary>The identities that a session is started with: those given, as far as the caller may claim them; a customer's own.</summary>
    /// <param name="caller">Who starts the session.</param>
    /// <param name="given">The identities given, normalised.</param>
    public static Outcome<IReadOnlyList<IdentityClaim>> Claims(Caller caller, IReadOnlyList<IdentityClaim> given) => throw new NotImplementedException();

    /// <summary>Chooses the customer.</summary>
    /// <param name="claims">The claims, each with the customer it leads to.</param>
    /// <param name="named">The home of the ticket or session that was named, or null; it is the customer then.</param>
    public static ResolvedCustomer Resolve(IReadOnlyList<KnownClaim> claims, CustomerId? named = null) => throw new NotImplementedException();
}
