using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Continuity.Api.Tests.SignIn;

/// <summary>An identity provider of somebody else, configured the standard way of ASP.NET Core.</summary>
internal static class ForeignIssuer
{
    private const string Name = "https://issuer.example";
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(64);

    /// <summary>What the API needs to know of it.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Authentication:Schemes:Bearer:ValidIssuer"] = Name,
        ["Authentication:Schemes:Bearer:ValidAudience"] = "continuity",
        ["Authentication:Schemes:Bearer:SigningKeys:0:Issuer"] = Name,
        ["Authentication:Schemes:Bearer:SigningKeys:0:Value"] = Convert.ToBase64String(Key),
    };

    /// <summary>Makes a token.</summary>
    /// <param name="claims">Its claims.</param>
    /// <param name="issuer">Its issuer; null: this one.</param>
    /// <param name="key">What signs it; null: the right key; empty: nothing does.</param>
    /// <param name="expired">Whether it is too old.</param>
    /// <param name="lifetime">How long it is good from now; null: an hour.</param>
    /// <param name="audience">Whom it is for; null: the API, or where another issuer makes it, that one itself.</param>
    /// <param name="endless">Whether it says nothing of an end.</param>
    public static string Issue(
        IDictionary<string, object> claims, string? issuer = null, byte[]? key = null, bool expired = false, TimeSpan? lifetime = null, string? audience = null, bool endless = false)
    {
        var expires = TimeProvider.System.GetUtcNow().UtcDateTime + (lifetime ?? TimeSpan.FromHours(expired ? -1 : 1));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Name,
            Audience = audience ?? issuer ?? "continuity",
            Expires = endless ? null : expires,
            Claims = claims,
            SigningCredentials = key is [] ? null : new SigningCredentials(new SymmetricSecurityKey(key ?? Key), SecurityAlgorithms.HmacSha256),
        });
    }
}
