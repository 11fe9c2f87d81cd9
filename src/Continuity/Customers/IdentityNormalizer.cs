using Continuity.Decisions;

namespace Continuity.Customers;

/// <summary>Reads identities, so that two that mean the same come out equal.</summary>
/// <param name="options">How.</param>
public sealed class IdentityNormalizer(IdentityOptions options)
{
    /// <summary>Reads an identity.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="value">Its value as given.</param>
    /// <param name="path">Where it stands, from <c>input</c> on.</param>
    /// <returns>The identity; or INVALID, naming the bound and never the value.</returns>
    public Outcome<Identity> Normalize(IdentityKind kind, string? value, params string[] path) => throw new NotImplementedException(options.ToString());
}
