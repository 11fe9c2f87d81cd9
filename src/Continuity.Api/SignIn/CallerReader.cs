using System.Security.Claims;
using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Api.SignIn;

/// <summary>Reads who calls from the claims of a token that was found genuine.</summary>
/// <param name="options">The claims' names.</param>
/// <param name="identities">Reads a customer's identity.</param>
internal sealed class CallerReader(SignInOptions options, IdentityNormalizer identities)
{
    /// <summary>Reads a caller.</summary>
    /// <param name="claims">The token's claims.</param>
    /// <exception cref="CallerRefusedException">A claim is missing or out of bounds.</exception>
    public Caller Read(ClaimsPrincipal claims)
    {
        var role = ReadRole(claims);
        var id = claims.FindFirstValue(options.SubjectClaim);
        if (!CallerBounds.Allow(id, CallerBounds.Id))
        {
            throw new CallerRefusedException($"The claim {options.SubjectClaim} must have 1 to {CallerBounds.Id} characters");
        }

        return new Caller(role, id!)
        {
            Name = ReadName(claims),
            Teams = role is Role.Agent or Role.Supervisor ? ReadTeams(claims) : [],
            Identity = role is Role.Customer ? ReadIdentity(claims, id!) : null,
        };
    }

    private Role ReadRole(ClaimsPrincipal claims)
    {
        var roles = claims.FindAll(options.RoleClaim).Select(static claim => ContractName.Read<Role>(claim.Value)).OfType<Role>().Distinct().ToList();
        return roles switch
        {
            [var role] => role,
            [] => throw new CallerRefusedException($"The claim {options.RoleClaim} must be one of {ContractName.All<Role>().ToLowerInvariant()}"),
            _ => throw new CallerRefusedException($"The claim {options.RoleClaim} must be only one of {ContractName.All<Role>().ToLowerInvariant()}"),
        };
    }

    private string? ReadName(ClaimsPrincipal claims) => claims.FindFirstValue(options.NameClaim) switch
    {
        null => null,
        var name when CallerBounds.Allow(name, CallerBounds.Name) => name,
        _ => throw new CallerRefusedException($"The claim {options.NameClaim} must have 1 to {CallerBounds.Name} characters"),
    };

    private List<string> ReadTeams(ClaimsPrincipal claims)
    {
        var teams = claims.FindAll(options.TeamClaim).Select(static claim => claim.Value).Distinct(StringComparer.Ordinal).ToList();
        return teams.Count <= CallerBounds.Teams && teams.TrueForAll(static team => CallerBounds.Allow(team, CallerBounds.Id))
            ? teams
            : throw new CallerRefusedException($"The claim {options.TeamClaim} may have {CallerBounds.Teams} values of 1 to {CallerBounds.Id} characters");
    }

    private IdentityClaim ReadIdentity(ClaimsPrincipal claims, string id)
    {
        var kindName = claims.FindFirstValue(options.IdentityKindClaim);
        var value = claims.FindFirstValue(options.IdentityValueClaim);
        if (kindName is null != value is null)
        {
            throw new CallerRefusedException($"The claims {options.IdentityKindClaim} and {options.IdentityValueClaim} must come together");
        }

        var kind = kindName is null ? IdentityKind.AppUser : ContractName.Read<IdentityKind>(kindName)
            ?? throw new CallerRefusedException($"The claim {options.IdentityKindClaim} must be one of {ContractName.All<IdentityKind>()}");
        return identities.NormalizeMatchable(kind, value ?? id) switch
        {
            { Refusal: { } refusal } => throw new CallerRefusedException($"The claim {options.IdentityValueClaim}: {refusal.Message}"),
            var identity => new IdentityClaim(identity.Value, ReadAssurance(claims)),
        };
    }

    private Assurance ReadAssurance(ClaimsPrincipal claims) => claims.FindFirstValue(options.AssuranceClaim) switch
    {
        null => options.AssuranceWithoutClaim,
        var name => ContractName.Read<Assurance>(name)
            ?? throw new CallerRefusedException($"The claim {options.AssuranceClaim} must be one of {ContractName.All<Assurance>()}"),
    };
}
