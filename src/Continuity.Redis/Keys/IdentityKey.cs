using Continuity.Customers;

namespace Continuity.Redis.Keys;

/// <summary>Where the customer behind an identity is kept.</summary>
/// <param name="Identity">The identity.</param>
internal readonly record struct IdentityKey(Identity Identity)
{
    /// <summary>The key of the customer's id.</summary>
    public string Customer => $"{{i:{KeyDigest.Of(Identity.Kind.ToString(), Identity.Value).Value}}}";
}
