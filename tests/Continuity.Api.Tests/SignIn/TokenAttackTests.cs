using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Continuity.Api.Tests.Protection;
using Microsoft.IdentityModel.Tokens;

namespace Continuity.Api.Tests.SignIn;

/// <summary>Tokens that somebody made who has the issuer's public key, or a genuine token for something else, and nothing more.</summary>
public sealed class TokenAttackTests
{
    private const string Issuer = "https://issuer.example";
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly RSA OtherKey = RSA.Create(2048);
    private static readonly byte[] PublicPem = Encoding.ASCII.GetBytes(Key.ExportSubjectPublicKeyInfoPem());

    [Fact]
    public async Task Token_OfWhoHasThePublicKeyOrAnotherToken_IsRefusedWhateverItsHeaderSays()
    {
        // The key is added to what the API has set up itself: that is what is tried.
        await using var host = await ProtectedHost.StartAsync(static bearer => bearer.TokenValidationParameters.IssuerSigningKey = new RsaSecurityKey(Key) { KeyId = "one" });
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Dictionary<string, object> good = new() { ["iss"] = Issuer, ["aud"] = "continuity", ["sub"] = "ana", ["role"] = "supervisor", ["exp"] = now + 3600 };

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, Signed(Key, good, """{"alg":"RS256","kid":"one"}""")));
        foreach (var (what, token) in new (string, string)[]
        {
            ("alg none", Token("""{"alg":"none"}""", good, static _ => [])),
            ("alg None with a kid", Token("""{"alg":"None","kid":"one"}""", good, static _ => [])),
            ("HS256 with the public key's PEM", Token("""{"alg":"HS256","kid":"one"}""", good, static text => HMACSHA256.HashData(PublicPem, text))),
            ("HS256 with the public key's DER", Token("""{"alg":"HS256"}""", good, static text => HMACSHA256.HashData(Key.ExportSubjectPublicKeyInfo(), text))),
            ("HS256 with an empty key", Token("""{"alg":"HS256","kid":"one"}""", good, static text => HMACSHA256.HashData(Array.Empty<byte>(), text))),
            ("another key under the same kid", Signed(OtherKey, good, """{"alg":"RS256","kid":"one"}""")),
            ("another key that comes along", Signed(OtherKey, good, $$"""{"alg":"RS256","jwk":{{PublicJwk(OtherKey)}}}""")),
            ("another key at an address", Signed(OtherKey, good, """{"alg":"RS256","kid":"two","jku":"https://evil.example/keys","x5u":"https://evil.example/c"}""")),
            ("a kid that is a path", Signed(OtherKey, good, """{"alg":"HS256","kid":"../../../../dev/null"}""")),
            ("the signature of another token", Signed(Key, good, """{"alg":"RS256","kid":"one"}""").Replace(Encoded(good), Encoded(With(good, "sub", "sue")), StringComparison.Ordinal)),
            ("of another audience", Signed(Key, With(good, "aud", "payroll"))),
            ("of no audience", Signed(Key, With(good, "aud", null))),
            ("of another issuer", Signed(Key, With(good, "iss", "https://other.example"))),
            ("of no issuer", Signed(Key, With(good, "iss", null))),
            ("expired", Signed(Key, With(good, "exp", now - 3600))),
            ("expired a minute ago", Signed(Key, With(good, "exp", now - 60))),
            ("without an end", Signed(Key, With(good, "exp", null))),
            ("not good yet", Signed(Key, With(good, "nbf", now + 3000))),
        })
        {
            Assert.True(await StatusAsync(host, token) == HttpStatusCode.Unauthorized, what);
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(ProtectedHost host, string token)
    {
        using var answer = await host.AskAsync(null, "{ who }", request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token));
        return answer.StatusCode;
    }

    private static string Signed(RSA key, Dictionary<string, object> claims, string header = """{"alg":"RS256","kid":"one"}""") =>
        Token(header, claims, text => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    private static string Token(string header, Dictionary<string, object> claims, Func<byte[], byte[]> sign)
    {
        var text = $"{Base64UrlEncoder.Encode(header)}.{Encoded(claims)}";
        return $"{text}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Encoded(Dictionary<string, object> claims) => Base64UrlEncoder.Encode(JsonSerializer.Serialize(claims));

    private static Dictionary<string, object> With(Dictionary<string, object> claims, string name, object? value)
    {
        var changed = new Dictionary<string, object>(claims);
        changed.Remove(name);
        if (value is not null)
        {
            changed[name] = value;
        }

        return changed;
    }

    private static string PublicJwk(RSA key)
    {
        var parameters = key.ExportParameters(false);
        return $$"""{"kty":"RSA","n":"{{Base64UrlEncoder.Encode(parameters.Modulus)}}","e":"{{Base64UrlEncoder.Encode(parameters.Exponent)}}"}""";
    }
}
