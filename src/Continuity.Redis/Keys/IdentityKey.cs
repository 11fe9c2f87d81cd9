using Continuity.Customers;

namespace Continuity.Redis.Keys;

/// <summary>Where it is kept who has an identity, and where they were with it.</summary>
/// <param name="Identity">The identity.</param>
internal readonly record struct IdentityKey(Identity Identity)
{
    /// <summary>The key of the customer's id.</summary>
    public string Customer => $"{{i:{KeyDigest.Of(Identity.Kind.ToString(), Identity.Value).Value}}}";

    /// <summary>The set of the sessions of other customers that were entered with it by a code, by when.</summary>
    public string Visits => $"{Customer}:visits";

    /// <summary>Until when those are to be forgotten, since who had it was erased then.</summary>
    public string Forgotten => $"{Customer}:forgotten";
}
