using Continuity.Api.RateLimits;
using Continuity.Api.StartUp;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.GraphQL.Transport.WebSockets;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Continuity.Api.SignIn;

/// <summary>Registers sign-in.</summary>
internal static class SignInRegistration
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Checks bearer tokens as <c>Authentication:Schemes:Bearer</c> says, and gives each request its <see cref="Caller"/> as a scoped service.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of bounds, or outside Development no issuer is configured.</exception>
    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new SignInOptions();
        StartUpRefusedException.ThrowIfAny(options.Validate());
        RefuseToLockEverybodyOut(builder);

        builder.Services.AddSingleton(options);
        builder.Services.TryAddSingleton(static _ => new IdentityNormalizer(new IdentityOptions()));
        builder.Services.AddSingleton<CallerReader>();
        builder.Services.AddSingleton<CallerEvents>();
        builder.Services.AddSingleton<ISocketAuthenticator, SocketSignIn>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(static services => services.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<Caller>()
            ?? throw new InvalidOperationException("There is no caller: the endpoint lets requests in that have no token."));

        var schemes = builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.PostConfigureAll<JwtBearerOptions>(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters.NameClaimType = options.SubjectClaim;
            bearer.TokenValidationParameters.RoleClaimType = options.RoleClaim;
            bearer.TokenValidationParameters.ClockSkew = ClockSkew;
            bearer.EventsType = typeof(CallerEvents);
        });
        if (builder.Environment.IsDevelopment())
        {
            DevelopmentTokens.AddTo(schemes);
        }

        MakeNoCookieKeys(builder.Services);

        // What has no policy of its own wants a caller: an endpoint is open by decision, never by omission.
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return builder;
    }

    /// <summary>Adds sign-in to the pipeline, and <c>POST /dev/token</c>.</summary>
    /// <param name="app">The API.</param>
    /// <exception cref="StartUpRefusedException">The bearer scheme is configured wrongly.</exception>
    public static WebApplication UseSignIn(this WebApplication app)
    {
        CheckSchemes(app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>());
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseAuthorization();
        app.MapDevelopmentTokens();
        app.MapFallback("{**path}", static () => Results.NotFound()).AllowAnonymous();
        return app;
    }

    /// <summary>ASP.NET Core's authentication makes keys for cookies in the home folder at each start; bearer tokens need none.</summary>
    private static void MakeNoCookieKeys(IServiceCollection services)
    {
        foreach (var service in services.Where(static s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name == "DataProtectionHostedService").ToList())
        {
            services.Remove(service);
        }
    }

    private static void RefuseToLockEverybodyOut(WebApplicationBuilder builder)
    {
        var bearer = builder.Configuration.GetSection($"Authentication:Schemes:{JwtBearerDefaults.AuthenticationScheme}");
        var isConfigured = bearer.GetSection("Authority").Exists() || bearer.GetSection("MetadataAddress").Exists() || bearer.GetSection("SigningKeys").Exists();
        if (!isConfigured && !builder.Environment.IsDevelopment())
        {
            throw new StartUpRefusedException(
                $"Nobody could sign in: set Authentication__Schemes__Bearer__Authority (and __ValidAudience), or run in Development. The environment is {builder.Environment.EnvironmentName}.");
        }
    }

    /// <summary>The handler reads its options at the first request; a fault in them is better told at the start.</summary>
    private static void CheckSchemes(IOptionsMonitor<JwtBearerOptions> options)
    {
        try
        {
            options.Get(JwtBearerDefaults.AuthenticationScheme);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new StartUpRefusedException($"Authentication:Schemes:Bearer: {fault.Message}", fault);
        }
    }
}
