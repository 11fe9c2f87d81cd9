using System.Net.Mime;
using Continuity.Redis.Connection;

namespace Continuity.Api.Privacy;

/// <summary><c>GET /exports/{token}</c>: an export, for whoever has the link. The token is in no log and no trace.</summary>
internal static class ExportEndpoint
{
    /// <summary>Where exports are; nothing below it is to be told of in telemetry.</summary>
    public const string Root = "/exports";

    private const string RetryAfterSeconds = "5";

    /// <summary>The path of an export.</summary>
    /// <param name="token">The token of its link.</param>
    public static string PathOf(string token) => $"{Root}/{token}";

    /// <summary>Maps the endpoint.</summary>
    /// <param name="app">The API.</param>
    public static WebApplication MapExports(this WebApplication app)
    {
        app.MapGet(Root + "/{token}", AnswerAsync).AllowAnonymous();
        return app;
    }

    private static async Task AnswerAsync(string token, HttpContext context, CustomerExport export, ExportPlaces places)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (await export.OpenAsync(token, context.RequestAborted) is not { } opened)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var place = places.TryTake($"{opened.Caller.Role} {opened.Caller.Id}");
        if (place is null)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        response.ContentType = "application/x-ndjson; charset=utf-8";
        response.Headers.ContentDisposition = new ContentDisposition { FileName = "export.ndjson" }.ToString();

        // It is as long as what there is of the customer.
        using var unhurried = StoreBudget.None();
        try
        {
            await foreach (var line in export.LinesAsync(opened, context.RequestAborted))
            {
                await response.Body.WriteAsync(line, context.RequestAborted);
            }
        }
        catch (ExportEndedException)
        {
            // Erased meanwhile: what is cut off without a last line is not taken for the whole.
            context.Abort();
        }
    }
}
