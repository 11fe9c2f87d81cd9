using System.Globalization;
using Continuity.Redis;
using Continuity.Redis.Connection;

namespace Continuity.Api.StartUp;

/// <summary>How long requests wait for a store that is slow or away, and what is answered then where it is not GraphQL that answers.</summary>
internal static class StoreWaiting
{
    private static readonly string RetryAfter = 2.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gives each request one deadline for all its calls to the store; past it the answer is 503.</summary>
    /// <param name="app">The API.</param>
    public static WebApplication UseStoreWaiting(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<RedisOptions>();
        app.Use(async (context, next) =>
        {
            using var budget = StoreBudget.Begin(options);
            try
            {
                await next(context);
            }
            catch (StoreUnavailableException) when (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = RetryAfter;
            }
            catch (StoreUnavailableException)
            {
                // What is cut off is not taken for the whole.
                context.Abort();
            }
        });
        return app;
    }
}
