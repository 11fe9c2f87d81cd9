using System.Net;
using Continuity.Api.Explorer;
using Continuity.Api.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Continuity.Api.Tests.Explorer;

/// <summary>What a browser gets at /graphql. What it then does with it is tested in Chromium: tests/conformance/explorer.</summary>
[OneStore("No store changes the page.")]
public sealed class ExplorerPageTests(ExplorerHost host) : IClassFixture<ExplorerHost>
{
    [Fact]
    public async Task Get_WhereNoNodeWasAtBuildTime_SaysSoAndWhatToDo()
    {
        host.Hold();

        using var answer = await host.GetAsync("/graphql");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var page = await TextAsync(answer);
        Assert.Contains("Node.js was not on the PATH", page, StringComparison.Ordinal);
        Assert.Contains("node src/Continuity.Api/Explorer/web/build.mjs", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WhereTheBuildFailed_TellsItsReasonAsText()
    {
        host.Hold(("failed.txt", "npm could not install <its> packages\n"));

        using var answer = await host.GetAsync("/graphql");

        Assert.Contains("<p>npm could not install &lt;its&gt; packages</p>", await TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OfABundleThatIsMadeLater_IsServedWithoutARestart()
    {
        host.Hold(("index.html", "<title>GraphiQL</title>"));

        using var answer = await host.GetAsync("/graphql");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("<title>GraphiQL</title>", await TextAsync(answer));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main.js", "text/javascript; charset=utf-8")]
    [InlineData("main.css", "text/css; charset=utf-8")]
    [InlineData("codicon.ttf", "application/x-font-ttf")]
    public async Task Get_OfAFile_SaysItsType(string name, string type)
    {
        host.Hold((name, "content"));

        using var answer = await host.GetAsync($"/graphql/explorer/{name}", "*/*");

        Assert.Equal("content", await TextAsync(answer));
        Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/graphql/explorer/other.js")]
    [InlineData("/graphql/explorer/")]
    [InlineData("/graphql/explorer/%2e%2e%2findex.html")]
    [InlineData("/graphql/explorer/x%2findex.html")]
    public async Task Get_OfWhatIsNoFileOfThePage_FindsNothing(string path)
    {
        host.Hold(("index.html", "page"));

        using var answer = await host.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/graphql", "application/json", null)]
    [InlineData("/graphql", "text/html;q=0, */*", null)]
    [InlineData("/graphql?query=%7B__typename%7D", "text/html", null)]
    [InlineData("/graphql", "text/html", "rebound.example")]
    public async Task Get_ThatNoBrowserOnThisMachineSends_IsForTheGraphQLServer(string path, string accept, string? foreignHost)
    {
        host.Hold(("index.html", "page"));

        using var answer = await host.GetAsync(path, accept, foreignHost);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Get_InProduction_FindsNoPage()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "index.html"), "page", TestContext.Current.CancellationToken);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", Args = ["--Continuity:Explorer:Path", folder.Path] });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.UseExplorer();
        app.MapGet("/graphql", static () => Results.Text("served"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        Assert.Equal("served", await browser.GetStringAsync("/graphql", TestContext.Current.CancellationToken));
        using var file = await browser.GetAsync("/graphql/explorer/index.html", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
