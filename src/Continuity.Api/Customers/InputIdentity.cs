using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Api.Customers;

/// <summary>Reads the identities that an input names.</summary>
internal static class InputIdentity
{
    /// <summary>The identity, normalised, and how sure it is; CLAIMED where the input does not say.</summary>
    public static Outcome<IdentityClaim> Read(IdentityNormalizer normalizer, IdentityInput input, params string[] path)
    {
        var identity = normalizer.Normalize(input.Kind, input.Value, [.. path, "value"]);
        return identity.Refusal is { } refusal ? refusal : new IdentityClaim(identity.Value, input.Assurance ?? Assurance.Claimed);
    }

    /// <summary>The same, for an identity that a customer is to be known by; INVALID too where it tells nobody apart.</summary>
    public static Outcome<IdentityClaim> ReadMatchable(IdentityNormalizer normalizer, IdentityInput input, params string[] path)
    {
        var identity = normalizer.NormalizeMatchable(input.Kind, input.Value, [.. path, "value"]);
        return identity.Refusal is { } refusal ? refusal : new IdentityClaim(identity.Value, input.Assurance ?? Assurance.Claimed);
    }
}
