using Continuity.Api.Telemetry;
using Continuity.Redis.Connection;

namespace Continuity.Api.Health;

/// <summary>The health pages, open to everybody.</summary>
internal static class HealthRegistration
{
    /// <summary>Maps <c>/health/live</c>, 200 while the process runs, and <c>/health/ready</c>, 200 only while Redis answers within the store's deadline, else 503.</summary>
    /// <param name="app">The API.</param>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", static () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/health/ready", static async (StoreStartUp store, CancellationToken cancellationToken) =>
            await store.IsReadyAsync(cancellationToken) ? Results.Text("ready") : Unready()).AllowAnonymous();
        return app;
    }

    private static IResult Unready()
    {
        StoreAnswers.WasUnavailable("health");
        return Results.Text("the store does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
