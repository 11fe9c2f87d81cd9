using Continuity.Api.StartUp;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Transport.WebSockets;
using Microsoft.AspNetCore.Http.Features;

namespace Continuity.Api.Protection;

/// <summary>Registers what every request is held to and every answer says, whatever it asks for.</summary>
internal static class ProtectionRegistration
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];
    private static readonly string[] Headers = ["Authorization", "Content-Type", "Accept", "GraphQL-Require-Preflight", "GraphQL-Cost", "Last-Event-ID", "traceparent", "tracestate"];
    private static readonly string[] Exposed = ["Retry-After", "WWW-Authenticate"];
    private static readonly TimeSpan PreflightGoodFor = TimeSpan.FromMinutes(10);

    /// <summary>Adds the server's limits, the origins of <c>Continuity:Cors</c> and the proxies of <c>Continuity:Proxies</c>.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of bounds.</exception>
    /// <exception cref="InvalidOperationException">A key is no option.</exception>
    public static WebApplicationBuilder AddProtection(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection(HttpLimits.Section).Get<HttpLimits>(static binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
        var origins = builder.Configuration.GetSection(BrowserOrigins.Section).Get<BrowserOrigins>(static binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
        if (builder.Configuration[TrustedProxies.Section] is { Length: > 0 })
        {
            throw new StartUpRefusedException($"{TrustedProxies.Section} is no list: its first entry is {TrustedProxies.Section}:0.");
        }

        var proxies = new TrustedProxies(builder.Configuration.GetSection(TrustedProxies.Section).Get<string[]>() ?? []);
        StartUpRefusedException.ThrowIfAny(limits.Validate().Concat(origins.Validate()).Concat(proxies.Validate()));
        builder.Services.AddSingleton(origins);
        builder.Services.AddSingleton(proxies);
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. origins.Origins]).WithMethods(Methods).WithHeaders(Headers).WithExposedHeaders(Exposed).SetPreflightMaxAge(PreflightGoodFor)));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            limits.ApplyTo(kestrel.Limits);
        });
        return builder;
    }

    /// <summary>Adds it to the pipeline, before everything else.</summary>
    /// <param name="app">The API.</param>
    public static WebApplication UseProtection(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TrustedProxies>() is { Networks.Count: > 0 } proxies)
        {
            app.UseForwardedHeaders(proxies.ToOptions());
        }
        else if (!app.Environment.IsDevelopment())
        {
            var unnamed = new UnnamedProxy(app.Services.GetRequiredService<ILogger<UnnamedProxy>>());
            app.Use((context, next) =>
            {
                unnamed.Notice(context.Request);
                return next(context);
            });
        }

        var origins = app.Services.GetRequiredService<BrowserOrigins>();
        app.Use((context, next) =>
        {
            SecurityHeaders.Set(context);
            if (!origins.AllowSocket(context.Request, context.RequestServices.GetRequiredService<GraphQLServerOptions>()))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }

            if (context.IsSocket() && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            {
                // Over HTTP/2 what a socket brings is a request's body, without an end.
                body.MaxRequestBodySize = null;
            }

            return next(context);
        });
        if (origins.Origins.Count > 0)
        {
            app.UseCors();
        }

        return app;
    }
}
