using System.Net;
using System.Text.Json;

namespace Continuity.Api.SignIn;

/// <summary><c>POST /dev/token</c>: a token for anybody, in Development and on loopback only; elsewhere there is no such page.</summary>
internal static class DevelopmentTokenEndpoint
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>Maps the endpoint, where there is a Development scheme to take its tokens.</summary>
    /// <param name="app">The API.</param>
    public static void MapDevelopmentTokens(this WebApplication app)
    {
        if (app.Services.GetService<DevelopmentTokens>() is { } tokens)
        {
            var reader = app.Services.GetRequiredService<DevelopmentTokenReader>();
            app.MapPost("/dev/token", (HttpContext context, CancellationToken cancellationToken) => AnswerAsync(context, reader, tokens, cancellationToken)).AllowAnonymous();
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, DevelopmentTokenReader reader, DevelopmentTokens tokens, CancellationToken cancellationToken)
    {
        if (!IsFromThisMachine(context))
        {
            return Results.NotFound();
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, Strict, cancellationToken);
            return Results.Json(new Dictionary<string, string> { ["token"] = tokens.Issue(reader.Read(body.RootElement)) });
        }
        catch (JsonException)
        {
            return Malformed("body", "body must be a JSON object such as {\"role\":\"agent\",\"id\":\"ana\"}.");
        }
        catch (MalformedMemberException fault)
        {
            return Malformed(fault.Member, fault.Message);
        }
    }

    /// <summary>By the connection, and by the host that was asked for: a foreign page whose name resolves to this machine gets nothing.</summary>
    /// <param name="context">The request.</param>
    internal static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));

    private static IResult Malformed(string member, string message) =>
        Results.ValidationProblem(new Dictionary<string, string[]> { [member] = [message] }, title: message);
}
