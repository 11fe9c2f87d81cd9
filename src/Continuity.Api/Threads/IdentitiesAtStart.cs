using System.Globalization;
using Continuity.Api.Customers;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Api.Threads;

/// <summary>The identities that a session is started with.</summary>
/// <param name="Claims">Those that it is matched by.</param>
/// <param name="NeverMatched">The kinds of those that tell nobody apart, and are left out whether or not they could be read: many systems send them where they know nothing.</param>
internal sealed record IdentitiesAtStart(IReadOnlyList<IdentityClaim> Claims, IReadOnlyList<IdentityKind> NeverMatched)
{
    /// <summary>Reads them; or INVALID or FORBIDDEN.</summary>
    public static Outcome<IdentitiesAtStart> Read(IdentityNormalizer normalizer, Caller caller, IReadOnlyList<IdentityInput> inputs)
    {
        if (IdentityResolution.CheckCount(inputs.Count) is { } tooMany)
        {
            return tooMany;
        }

        var claims = new List<IdentityClaim>(inputs.Count);
        var never = new List<IdentityKind>();
        for (var i = 0; i < inputs.Count; i++)
        {
            if (normalizer.IsNeverMatched(inputs[i].Kind, inputs[i].Value))
            {
                never.Add(inputs[i].Kind);
                continue;
            }

            var claim = InputIdentity.Read(normalizer, inputs[i], "input", "identities", i.ToString(CultureInfo.InvariantCulture));
            if (claim.Refusal is { } refusal)
            {
                return refusal;
            }

            claims.Add(claim.Value);
        }

        var theirs = IdentityResolution.Claims(caller, claims);
        return theirs.Value is { } allowed ? new IdentitiesAtStart(allowed, never) : theirs.Refusal!;
    }
}
