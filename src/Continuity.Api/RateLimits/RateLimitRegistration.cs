using System.Globalization;
using Continuity.Api.StartUp;
using Continuity.GraphQL.Transport.CallerLimits;

namespace Continuity.Api.RateLimits;

/// <summary>Registers what each caller may ask for.</summary>
internal static class RateLimitRegistration
{
    /// <summary>Adds the limits of <c>Continuity:RateLimits</c>, where they hold.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">An option is out of bounds.</exception>
    /// <exception cref="InvalidOperationException">A key is no option.</exception>
    public static WebApplicationBuilder AddRateLimits(this WebApplicationBuilder builder)
    {
        // Bound onto the defaults, so that a section that names one number keeps the others.
        var options = new RateLimitOptions();
        builder.Configuration.GetSection(RateLimitOptions.Section).Bind(options, static binder => binder.ErrorOnUnknownConfiguration = true);
        StartUpRefusedException.ThrowIfAny(options.Validate());
        if (options.Enabled ?? !builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton(options);
            builder.Services.AddSingleton<InstanceLimits>();
            builder.Services.AddSingleton<ICallerLimits>(static services => services.GetRequiredService<InstanceLimits>());
        }

        return builder;
    }

    /// <summary>Holds each request to them, once it is known who makes it and before anything of it is read.</summary>
    /// <param name="app">The API.</param>
    public static WebApplication UseRateLimits(this WebApplication app)
    {
        if (app.Services.GetService<InstanceLimits>() is { } limits)
        {
            app.Use((context, next) => !IsLimitedElsewhere(context.Request.Path) && limits.TakeRequest(context) is { } after ? RefuseAsync(context.Response, after) : next(context));
        }

        return app;
    }

    /// <summary>A source has rates of its own, and who asks whether this instance lives must always learn it.</summary>
    private static bool IsLimitedElsewhere(PathString path) => path.StartsWithSegments("/ingest") || path.StartsWithSegments("/health");

    private static Task RefuseAsync(HttpResponse response, TimeSpan after)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = seconds;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(
            $$$"""{"errors":[{"message":"You have asked for more than you may at once. Nothing was done; try again in {{{seconds}}} s.","extensions":{"code":"RATE_LIMITED","retryAfter":{{{seconds}}}}}]}""");
    }
}
