using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using Continuity.Api.Protection;
using Continuity.Api.RateLimits;
using Continuity.Api.Schema;
using Continuity.Api.SignIn;
using Continuity.Api.Tests.SignIn;
using Continuity.Callers;
using Continuity.GraphQL.Registration;
using Continuity.GraphQL.Types.Sdl;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Continuity.Api.Tests.Protection;

/// <summary>The API as it meets strangers, in Production: its protection, rates and sign-in, before a schema that counts what was done.</summary>
internal sealed class ProtectedHost : IAsyncDisposable
{
    private static readonly string LongText = new('x', 64 * 1024);

    private readonly WebApplication app;
    private int done;
    private int waiting;

    private ProtectedHost(IReadOnlyDictionary<string, string?> settings, Action<JwtBearerOptions>? bearer, string url)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(ForeignIssuer.Settings);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddProtection();
        builder.AddRateLimits();
        builder.AddSignIn();
        builder.Services.AddGraphQLServer().BindOptions(builder.Configuration.GetSection("Continuity:GraphQL")).UseSchema(SdlSchema.Build(
            """
            directive @cost(weight: String!) on FIELD_DEFINITION
            type Query { who: String dear: String @cost(weight: "1000") never: String text: String } type Mutation { do: Int } type Subscription { ticks: Int }
            """,
            o => o
                .Resolve("Query", "who", static (in c) => new(c.Services.GetRequiredService<Caller>().Id))
                .Resolve("Query", "dear", static (in _) => new("gold"))
                .Resolve("Query", "text", static (in _) => new(LongText))
                .Resolve("Query", "never", (in c) => new(NeverAsync(c.CancellationToken)))
                .Resolve("Mutation", "do", (in _) => new(Interlocked.Increment(ref done)))
                .Subscribe("Subscription", "ticks", static (in _) => new(ForeverAsync()))
                .Resolve("Subscription", "ticks", static (in _) => new(1))));
        if (bearer is not null)
        {
            builder.Services.PostConfigure(JwtBearerDefaults.AuthenticationScheme, bearer);
        }

        app = builder.Build();
        app.UseProtection();
        app.UseSignIn();
        app.UseSchema();
        app.MapGet("/address", static (HttpContext context) => Results.Text(context.Connection.RemoteIpAddress?.ToString())).AllowAnonymous();
        app.MapPost("/other", static async (HttpContext context) => Results.Text($"{(await new StreamReader(context.Request.Body).ReadToEndAsync()).Length}")).AllowAnonymous();
    }

    /// <summary>How often something was done.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>How often <c>never</c> was asked for.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Speaks to it, without a token.</summary>
    public HttpClient Http { get; } = new();

    public Uri Address => Http.BaseAddress!;

    public static async Task<ProtectedHost> StartAsync(params (string Key, string? Value)[] settings) => await StartAsync(null, settings);

    public static async Task<ProtectedHost> StartAsync(Action<JwtBearerOptions>? bearer, params (string Key, string? Value)[] settings)
    {
        var host = new ProtectedHost(settings.ToDictionary(static s => s.Key, static s => s.Value), bearer, "http://127.0.0.1:0");
        await host.app.StartAsync(TestContext.Current.CancellationToken);
        host.Http.BaseAddress = new Uri(host.app.Urls.First());
        return host;
    }

    public static string Token(string role, string id, string? issuer = null) => ForeignIssuer.Issue(new Dictionary<string, object> { ["sub"] = id, ["role"] = role }, issuer);

    public Task<HttpResponseMessage> AskAsync(string? token, string query, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        change?.Invoke(request);
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    private async Task<object?> NeverAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waiting);
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return null;
    }

    private static async IAsyncEnumerable<object?> ForeverAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return null;
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
