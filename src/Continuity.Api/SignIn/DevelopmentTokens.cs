using Continuity.Api.Embedded;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Continuity.Api.SignIn;

/// <summary>Makes Development's own tokens, and the scheme that takes them beside the configured one.</summary>
/// <param name="options">The claims' names.</param>
/// <param name="key">The secret.</param>
/// <param name="time">The clock.</param>
internal sealed class DevelopmentTokens(SignInOptions options, SymmetricSecurityKey key, TimeProvider time)
{
    private const string Scheme = "Development";
    private const string Issuer = "continuity-development";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Adds the scheme; a token goes to it by its issuer, so that it never mixes with the configured keys.</summary>
    /// <param name="schemes">The schemes so far.</param>
    public static void AddTo(AuthenticationBuilder schemes)
    {
        schemes.Services.AddSingleton(static services => new SymmetricSecurityKey(DevelopmentKey.LoadOrMake(services.GetRequiredService<EmbeddedStoreOptions>().Path)));
        schemes.Services.AddSingleton<DevelopmentTokens>();
        schemes.Services.AddSingleton<DevelopmentTokenReader>();
        schemes.AddJwtBearer(Scheme, static _ => { });
        schemes.Services.AddOptions<JwtBearerOptions>(Scheme).Configure<SymmetricSecurityKey>(static (bearer, key) =>
            bearer.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = Issuer,
                ValidAudience = Issuer,
                IssuerSigningKey = key,
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            });
        schemes.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, static bearer => bearer.ForwardDefaultSelector = SchemeOf);
    }

    /// <summary>Makes a token.</summary>
    /// <param name="request">Who is to call.</param>
    public string Issue(DevelopmentTokenRequest request)
    {
        var claims = new Dictionary<string, object>
        {
            [options.SubjectClaim] = request.Id,
            [options.RoleClaim] = request.Role.ToString().ToLowerInvariant(),
        };
        if (request.Name is { } name)
        {
            claims[options.NameClaim] = name;
        }

        if (request.Teams.Count > 0)
        {
            claims[options.TeamClaim] = request.Teams;
        }

        if (request.Identity is { } identity)
        {
            claims[options.IdentityKindClaim] = ContractName.Write(identity.Identity.Kind);
            claims[options.IdentityValueClaim] = identity.Identity.Value;
            claims[options.AssuranceClaim] = ContractName.Write(identity.Assurance);
        }

        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Looks at the issuer that a token claims; whether it is genuine is for the scheme to find out.</summary>
    private static string? SchemeOf(HttpContext context)
    {
        const string Prefix = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return new JsonWebToken(header[Prefix.Length..].Trim()).Issuer == Issuer ? Scheme : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
