namespace Continuity.Api.Health;

/// <summary>Registers the health pages.</summary>
internal static class HealthRegistration
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(2);

    /// <summary>Adds what the health pages ask.</summary>
    /// <param name="builder">The host's builder.</param>
    public static WebApplicationBuilder AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StoreProbe>();
        return builder;
    }

    /// <summary>Refuses to start on a store that does not answer within 5 seconds.</summary>
    /// <param name="app">The API.</param>
    public static Task RequireStoreAsync(this WebApplication app) =>
        app.Services.GetRequiredService<StoreProbe>().RequireAsync(StartWithin, app.Lifetime.ApplicationStopping);

    /// <summary>Maps <c>/health/live</c>, 200 while the process runs, and <c>/health/ready</c>, 200 only while the store answers within 2 seconds, else 503.</summary>
    /// <param name="app">The API.</param>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", static () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/health/ready", static async (StoreProbe store, CancellationToken cancellationToken) =>
            await store.AskAsync(ReadyWithin, cancellationToken) is null
                ? Results.Text("ready")
                : Results.Text("the store does not answer", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
        return app;
    }
}
