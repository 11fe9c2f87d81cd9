using System.Net;
using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.SignIn;

[OneStore("No store changes it.")]
public sealed class DevelopmentTokenTests(SignInHost host) : IClassFixture<SignInHost>
{
    private static readonly string Long = new('x', 129);

    public static TheoryData<string, string> BadBodies => new()
    {
        { "", "body" },
        { "[]", "body" },
        { """{"role":"agent","id":"ana",""", "body" },
        { """{"role":"agent","id":"ana","id":"ben"}""", "body" },
        { """{"id":"ana"}""", "role" },
        { """{"role":"owner","id":"ana"}""", "role" },
        { """{"role":1,"id":"ana"}""", "role" },
        { """{"role":"agent"}""", "id" },
        { """{"role":"agent","id":" "}""", "id" },
        { """{"role":"agent","id":"a\u0007"}""", "id" },
        { $$"""{"role":"agent","id":"{{Long}}"}""", "id" },
        { """{"role":"agent","id":"ana","name":["Ana"]}""", "name" },
        { """{"role":"agent","id":"ana","teams":"billing"}""", "teams" },
        { """{"role":"agent","id":"ana","teams":[""]}""", "teams" },
        { """{"role":"bot","id":"b","teams":["billing"]}""", "teams" },
        { """{"role":"agent","id":"ana","team":["billing"]}""", "team" },
        { """{"role":"agent","id":"ana","assurance":"VERIFIED"}""", "assurance" },
        { """{"role":"agent","id":"ana","identity":{"kind":"EMAIL","value":"a@b.example"}}""", "identity" },
        { """{"role":"customer","id":"c","identity":"a@b.example"}""", "identity" },
        { """{"role":"customer","id":"c","identity":{"kind":"FAX","value":"1"}}""", "identity.kind" },
        { """{"role":"customer","id":"c","identity":{"kind":"EMAIL"}}""", "identity.value" },
        { """{"role":"customer","id":"c","identity":{"kind":"EMAIL","value":"nobody"}}""", "identity.value" },
        { """{"role":"customer","id":"c","identity":{"kind":"EMAIL","value":"a@b.example","sure":true}}""", "identity.sure" },
        { """{"role":"customer","id":"c","assurance":"SURE"}""", "assurance" },
    };

    public static TheoryData<string, string> GoodBodies => new()
    {
        { """{"role":"agent","id":"ana","name":"Ana","teams":["billing"]}""", "Agent ana 'Ana' [billing]" },
        { """{"role":"SUPERVISOR","id":"sue","name":null}""", "Supervisor sue '' []" },
        { """{"role":"bot","id":"bot-1"}""", "Bot bot-1 '' []" },
        { """{"role":"ingest","id":"telephony"}""", "Ingest telephony '' []" },
        { """{"role":"customer","id":"c-1"}""", "Customer c-1 '' [] AppUser c-1 Verified" },
        { """{"role":"customer","id":"c-1","identity":{"kind":"EMAIL","value":"Mia@Example.org"},"assurance":"CLAIMED"}""", "Customer c-1 '' [] Email Mia@example.org Claimed" },
        { """{"role":"customer","id":"c-1","identity":{"kind":"PHONE","value":"+49 30 1234567"}}""", "Customer c-1 '' [] Phone +49301234567 Verified" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task Post_WithABadBody_NamesTheMember(string body, string member)
    {
        using var answer = await host.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(member, Assert.Single(problem.RootElement.GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory]
    [MemberData(nameof(GoodBodies))]
    public async Task Post_WithAGoodBody_GivesATokenThatSignsIn(string body, string caller)
    {
        using var signedIn = await host.WhoAsync(await TokenAsync(host, body));

        Assert.Equal(caller, await signedIn.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Post_ForAForeignHostName_FindsNothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dev/token") { Content = new StringContent("""{"role":"agent","id":"ana"}""") };
        request.Headers.Host = "rebound.example";

        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Production_KnowsNeitherThePageNorItsTokens()
    {
        var token = await TokenAsync(host, """{"role":"agent","id":"ana"}""");
        await using var production = new SignInHost("Production", null);
        await production.InitializeAsync();

        using var answer = await production.PostAsync("""{"role":"agent","id":"ana"}""");
        using var signedIn = await production.WhoAsync(token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, signedIn.StatusCode);
        Assert.False(File.Exists(production.KeyFile));
    }

    [Fact]
    public async Task Token_AfterARestartOnTheSameData_StillSignsIn()
    {
        using var folder = new TemporaryFolder();
        string? token;
        await using (var first = new SignInHost("Development", folder))
        {
            await first.InitializeAsync();
            token = await TokenAsync(first, """{"role":"agent","id":"ana"}""");
        }

        await using var second = new SignInHost("Development", folder);
        await second.InitializeAsync();

        using var signedIn = await second.WhoAsync(token);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(second.KeyFile));
        }
    }

    private static async Task<string?> TokenAsync(SignInHost host, string body)
    {
        using var answer = await host.PostAsync(body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("token").GetString();
    }
}
