using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Continuity.Faults.Instances;

/// <summary>Signs tokens as Development's own issuer does, with a time of its own choice: a clock that is moved must not take everybody's token with it.</summary>
/// <param name="folder">The folder in which the instances keep the key.</param>
internal sealed class Tokens(string folder)
{
    private const string Issuer = "continuity-development";
    private readonly Lazy<byte[]> key = new(() => File.ReadAllBytes(Path.Combine(folder, "dev-token.key")));

    /// <summary>A token that is good from two hours ago until a week ahead.</summary>
    /// <param name="role">The role.</param>
    /// <param name="id">The subject.</param>
    /// <param name="more">More claims.</param>
    public string Of(string role, string id, JsonObject? more = null) => Of(role, id, DateTimeOffset.UtcNow.AddHours(-2), DateTimeOffset.UtcNow.AddDays(7), more);

    /// <summary>A token that is good for a time.</summary>
    /// <param name="role">The role.</param>
    /// <param name="id">The subject.</param>
    /// <param name="from">From when.</param>
    /// <param name="until">Until when.</param>
    /// <param name="more">More claims.</param>
    public string Of(string role, string id, DateTimeOffset from, DateTimeOffset until, JsonObject? more = null)
    {
        var claims = more?.DeepClone().AsObject() ?? [];
        (claims["iss"], claims["aud"], claims["sub"], claims["role"]) = (Issuer, Issuer, id, role);
        (claims["iat"], claims["nbf"], claims["exp"]) = (from.ToUnixTimeSeconds(), from.ToUnixTimeSeconds(), until.ToUnixTimeSeconds());
        var text = $"{Encoded("""{"alg":"HS256","typ":"JWT"}""")}.{Encoded(claims.ToJsonString())}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(key.Value, Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
