using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using Continuity.Api.Embedded;
using Continuity.Api.Schema;
using Continuity.Api.SignIn;
using Continuity.Api.Tests.Hosting;
using Continuity.Callers;
using Continuity.GraphQL.Registration;
using Continuity.GraphQL.Types.Sdl;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Continuity.Api.Tests.SignIn;

/// <summary>The API's sign-in alone, with one page that says who calls, and a GraphQL schema that says it too.</summary>
public sealed class SignInHost : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder;
    private readonly bool ownsFolder;
    private readonly string environment;
    private WebApplication? app;

    public SignInHost()
        : this("Development", null)
    {
    }

    internal SignInHost(string environment, TemporaryFolder? folder) => (this.environment, this.folder, ownsFolder) = (environment, folder ?? new TemporaryFolder(), folder is null);

    internal HttpClient Http { get; } = new();

    internal string KeyFile => Path.Combine(folder.Path, "dev-token.key");

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(ForeignIssuer.Settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new EmbeddedStoreOptions { Path = folder.Path });
        builder.AddSignIn();
        builder.Services.AddGraphQLServer().UseSchema(SdlSchema.Build(
            "type Query { who: String } type Subscription { who: String }",
            static o => o
                .Resolve("Query", "who", static (in c) => new(Describe(c.Services.GetRequiredService<Caller>())))
                .Subscribe("Subscription", "who", static (in _) => new(OnceAsync()))
                .Resolve("Subscription", "who", static (in c) => new(Describe(c.Services.GetRequiredService<Caller>())))));
        app = builder.Build();
        app.UseSignIn();
        app.MapGet("/who", static (HttpContext context) => Results.Text(Describe(context.RequestServices.GetRequiredService<Caller>())));
        app.UseSchema();
        await app.StartAsync();
        Http.BaseAddress = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        Dispose();
    }

    public void Dispose()
    {
        Http.Dispose();
        if (ownsFolder)
        {
            folder.Dispose();
        }
    }

    internal Task<HttpResponseMessage> PostAsync(string body) =>
        Http.PostAsync("/dev/token", new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    internal Task<HttpResponseMessage> WhoAsync(string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/who");
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async IAsyncEnumerable<object?> OnceAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return null;
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private static string Describe(Caller caller) =>
        $"{caller.Role} {caller.Id} '{caller.Name}' [{string.Join(',', caller.Teams)}] {caller.Identity?.Identity.Kind} {caller.Identity?.Identity.Value} {caller.Identity?.Assurance}".TrimEnd();
}
