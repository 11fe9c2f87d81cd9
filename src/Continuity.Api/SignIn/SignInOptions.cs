using Continuity.Customers;

namespace Continuity.Api.SignIn;

/// <summary>How callers are read from their tokens: <c>Continuity:SignIn</c>. How tokens are checked is ASP.NET Core's <c>Authentication:Schemes:Bearer</c>.</summary>
internal sealed record SignInOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Continuity:SignIn";

    /// <summary>The claim with the role: agent, supervisor, bot, customer or ingest. Values that are none of these are passed over.</summary>
    public string RoleClaim { get; init; } = "role";

    /// <summary>The claim with the caller's id.</summary>
    public string SubjectClaim { get; init; } = "sub";

    /// <summary>The claim with the name to show.</summary>
    public string NameClaim { get; init; } = "name";

    /// <summary>The claim with an agent's teams, one or many.</summary>
    public string TeamClaim { get; init; } = "team";

    /// <summary>The claim with the kind of a customer's identity; without it, the identity is APP_USER and the subject.</summary>
    public string IdentityKindClaim { get; init; } = "identity_kind";

    /// <summary>The claim with the value of a customer's identity.</summary>
    public string IdentityValueClaim { get; init; } = "identity_value";

    /// <summary>The claim with the assurance of a customer's identity: ANONYMOUS, CLAIMED or VERIFIED.</summary>
    public string AssuranceClaim { get; init; } = "assurance";

    /// <summary>The assurance of a customer whose token says none. A claimed identity never opens a verified history, so CLAIMED is the safe default.</summary>
    public Assurance AssuranceWithoutClaim { get; init; } = Assurance.Claimed;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        (string Option, string Claim)[] claims =
        [
            (nameof(RoleClaim), RoleClaim), (nameof(SubjectClaim), SubjectClaim), (nameof(NameClaim), NameClaim), (nameof(TeamClaim), TeamClaim),
            (nameof(IdentityKindClaim), IdentityKindClaim), (nameof(IdentityValueClaim), IdentityValueClaim), (nameof(AssuranceClaim), AssuranceClaim),
        ];
        foreach (var (option, claim) in claims)
        {
            if (string.IsNullOrWhiteSpace(claim))
            {
                yield return $"{Section}:{option} must name a claim.";
            }
        }

        foreach (var shared in claims.GroupBy(static pair => pair.Claim, StringComparer.Ordinal).Where(static pairs => pairs.Count() > 1))
        {
            yield return $"{Section}: {string.Join(" and ", shared.Select(static pair => pair.Option))} must name different claims.";
        }
    }
}
