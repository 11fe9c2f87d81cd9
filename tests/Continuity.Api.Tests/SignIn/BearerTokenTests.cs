using System.Net;
using System.Security.Cryptography;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.SignIn;

[OneStore("No store changes it.")]
public sealed class BearerTokenTests(SignInHost host) : IClassFixture<SignInHost>
{
    private static readonly Dictionary<string, object> Agent = new() { ["sub"] = "ana", ["role"] = "agent" };
    private static readonly byte[] OtherKey = RandomNumberGenerator.GetBytes(64);

    public static TheoryData<string, Dictionary<string, object>> GoodClaims => new()
    {
        { "Agent ana 'Ana' [billing,night]", new() { ["sub"] = "ana", ["role"] = "agent", ["name"] = "Ana", ["team"] = new[] { "billing", "night" } } },
        { "Supervisor sue '' []", new() { ["sub"] = "sue", ["role"] = new[] { "offline_access", "supervisor" } } },
        { "Bot b '' []", new() { ["sub"] = "b", ["role"] = "bot", ["team"] = "billing" } },
        { "Customer c '' [] AppUser c Claimed", new() { ["sub"] = "c", ["role"] = "customer" } },
        { "Customer c '' [] Email Mia@example.org Verified", new() { ["sub"] = "c", ["role"] = "customer", ["identity_kind"] = "EMAIL", ["identity_value"] = "Mia@Example.org", ["assurance"] = "VERIFIED" } },
    };

    public static TheoryData<string, Dictionary<string, object>> BadClaims => new()
    {
        { "claim role", new() { ["sub"] = "ana" } },
        { "claim role", new() { ["sub"] = "ana", ["role"] = "owner" } },
        { "claim role", new() { ["sub"] = "ana", ["role"] = "0" } },
        { "only one", new() { ["sub"] = "ana", ["role"] = new[] { "agent", "ingest" } } },
        { "claim sub", new() { ["role"] = "agent" } },
        { "claim sub", new() { ["sub"] = "ana\n12:00:00 crit: forged", ["role"] = "agent" } },
        { "claim name", new() { ["sub"] = "ana", ["role"] = "agent", ["name"] = "Ana\u001b[2J" } },
        { "claim sub", new() { ["sub"] = new string('x', 129), ["role"] = "agent" } },
        { "claim name", new() { ["sub"] = "ana", ["role"] = "agent", ["name"] = new string('x', 201) } },
        { "claim team", new() { ["sub"] = "ana", ["role"] = "agent", ["team"] = new string('x', 129) } },
        { "identity_kind", new() { ["sub"] = "c", ["role"] = "customer", ["identity_value"] = "x" } },
        { "identity_kind", new() { ["sub"] = "c", ["role"] = "customer", ["identity_kind"] = "FAX", ["identity_value"] = "1" } },
        { "identity_value", new() { ["sub"] = "c", ["role"] = "customer", ["identity_kind"] = "EMAIL", ["identity_value"] = "nobody" } },
        { "identity_value", new() { ["sub"] = "c", ["role"] = "customer", ["identity_kind"] = "PHONE", ["identity_value"] = "Anonymous" } },
        { "identity_value", new() { ["sub"] = "undefined", ["role"] = "customer" } },
        { "assurance", new() { ["sub"] = "c", ["role"] = "customer", ["assurance"] = "SURE" } },
    };

    public static TheoryData<string, string?> Forgeries => new()
    {
        { "no token", null },
        { "no token's form", "abc" },
        { "not signed", ForeignIssuer.Issue(Agent, key: []) },
        { "signed by another key", ForeignIssuer.Issue(Agent, key: OtherKey) },
        { "expired", ForeignIssuer.Issue(Agent, expired: true) },
        { "expired a minute ago", ForeignIssuer.Issue(Agent, lifetime: TimeSpan.FromMinutes(-1)) },
        { "without an end", ForeignIssuer.Issue(Agent, endless: true) },
        { "of another audience", ForeignIssuer.Issue(Agent, audience: "payroll") },
        { "of another issuer", ForeignIssuer.Issue(Agent, issuer: "https://other.example") },
        { "not signed, in Development's name", ForeignIssuer.Issue(Agent, issuer: "continuity-development", key: []) },
        { "signed by another key, in Development's name", ForeignIssuer.Issue(Agent, issuer: "continuity-development", key: OtherKey) },
        { "signed by the issuer, in Development's name", ForeignIssuer.Issue(Agent, issuer: "continuity-development") },
    };

    [Theory]
    [MemberData(nameof(GoodClaims), DisableDiscoveryEnumeration = true)]
    public async Task Token_OfTheConfiguredIssuer_SaysWhoCalls(string caller, Dictionary<string, object> claims)
    {
        using var answer = await host.WhoAsync(ForeignIssuer.Issue(claims));

        Assert.Equal(caller, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(BadClaims), DisableDiscoveryEnumeration = true)]
    public async Task Token_ThatSaysNobodyWhoMayCall_IsRefusedWithTheReason(string reason, Dictionary<string, object> claims)
    {
        using var answer = await host.WhoAsync(ForeignIssuer.Issue(claims));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var challenge = answer.Headers.WwwAuthenticate.ToString();
        Assert.StartsWith("Bearer error=\"invalid_token\"", challenge, StringComparison.Ordinal);
        Assert.Contains(reason, challenge, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forgeries), DisableDiscoveryEnumeration = true)]
    public async Task Token_ThatIsNotGenuine_IsRefused(string what, string? token)
    {
        using var answer = await host.WhoAsync(token);

        Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, what);
        Assert.StartsWith("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }
}
