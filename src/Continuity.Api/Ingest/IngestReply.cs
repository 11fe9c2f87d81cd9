using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.SignIn;

namespace Continuity.Api.Ingest;

/// <summary>Writes what a source is told: problems as RFC 9457 says, the same for the same fault.</summary>
internal static class IngestReply
{
    /// <summary>After how long what failed, or found no room, is to be sent again.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>Writes an answer of an adapter.</summary>
    /// <param name="response">Where to.</param>
    /// <param name="answer">The answer.</param>
    public static Task WriteAsync(HttpResponse response, IngestAnswer answer)
    {
        if (answer.Code is { } code)
        {
            var problem = Problem(StatusCodes.Status422UnprocessableEntity, answer.Message!);
            problem["code"] = ContractName.Write(code);
            problem["field"] = answer.Field;
            return WriteAsync(response, problem);
        }

        response.StatusCode = answer.Outcome == IngestOutcome.Recorded ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        return WriteAsync(response, new() { ["outcome"] = ContractName.Write(answer.Outcome), ["session"] = answer.Session, ["entry"] = answer.Entry, ["reason"] = answer.Field }, "application/json");
    }

    /// <summary>Writes a problem that says no more than its status does.</summary>
    /// <param name="response">Where to.</param>
    /// <param name="status">The status.</param>
    /// <param name="retryAfter">After how long it may be sent again; null where that makes no difference.</param>
    public static Task RefuseAsync(HttpResponse response, int status, TimeSpan? retryAfter = null)
    {
        if (retryAfter is { } after)
        {
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return WriteAsync(response, Problem(status, status switch
        {
            StatusCodes.Status401Unauthorized => "The signature is not good.",
            StatusCodes.Status408RequestTimeout => "The body did not come whole.",
            StatusCodes.Status413PayloadTooLarge => "The body is too large.",
            StatusCodes.Status415UnsupportedMediaType => "The media type is not taken here.",
            StatusCodes.Status429TooManyRequests => "Too many requests.",
            StatusCodes.Status503ServiceUnavailable => "Not now; send it again.",
            _ => "There is nothing here.",
        }));
    }

    private static JsonObject Problem(int status, string title) => new() { ["type"] = "about:blank", ["title"] = title, ["status"] = status };

    private static Task WriteAsync(HttpResponse response, JsonObject problem)
    {
        response.StatusCode = problem["status"]!.GetValue<int>();
        return WriteAsync(response, problem, "application/problem+json");
    }

    private static Task WriteAsync(HttpResponse response, JsonObject body, string type)
    {
        foreach (var name in body.Where(static member => member.Value is null).Select(static member => member.Key).ToList())
        {
            body.Remove(name);
        }

        response.ContentType = type;
        return response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body), response.HttpContext.RequestAborted).AsTask();
    }
}
