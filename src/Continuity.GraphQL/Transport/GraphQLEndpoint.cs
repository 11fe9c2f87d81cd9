using Continuity.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Continuity.GraphQL.Transport;

/// <summary>Serves GraphQL over HTTP by POST, by the GraphQL-over-HTTP draft.</summary>
/// <param name="executor">Executes the requests.</param>
/// <param name="options">The bounds.</param>
internal sealed class GraphQLEndpoint(GraphQLExecutor executor, GraphQLServerOptions options)
{
    private const int LargeBody = 8 * 1024;

    /// <summary>Answers one request.</summary>
    /// <param name="context">The request and its response.</param>
    public async Task HandleAsync(HttpContext context)
    {
        var format = AcceptHeader.Choose(context.Request.Headers.Accept);
        try
        {
            if (!HttpMethods.IsPost(context.Request.Method))
            {
                context.Response.Headers.Allow = HttpMethods.Post;
                throw new RequestRefusedException(StatusCodes.Status405MethodNotAllowed, "GraphQL is served by POST.");
            }

            if (format is null)
            {
                throw new RequestRefusedException(
                    StatusCodes.Status406NotAcceptable,
                    "The response can be application/graphql-response+json or application/json, in UTF-8; the Accept header takes neither.");
            }

            CheckContentType(context.Request);
            await ExecuteAsync(context, format);
        }
        catch (RequestRefusedException refusal)
        {
            using var result = ExecutionResult.Refused([new GraphQLError(refusal.Message).WithCode("BAD_REQUEST")]);
            await WriteAsync(context.Response, format ?? ResponseFormat.Json, refusal.Status, result);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: there is nobody to answer.
        }
    }

    private async ValueTask ExecuteAsync(HttpContext context, ResponseFormat format)
    {
        using var body = await RequestBody.ReadAsync(context.Request, options.MaxBodyBytes, context.RequestAborted);
        using var parameters = RequestParameters.Read(body.Content);
        using var result = await executor.ExecuteAsync(parameters.ToRequest(), context.RequestServices, context.RequestAborted);
        await WriteAsync(context.Response, format, result.IsRequestError ? format.RefusedStatus : StatusCodes.Status200OK, result);
    }

    private static void CheckContentType(HttpRequest request)
    {
        var isJson = request.ContentType is "application/json"
            || (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
                && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)));
        if (!isJson)
        {
            throw new RequestRefusedException(StatusCodes.Status415UnsupportedMediaType, "The body must be of Content-Type application/json, in UTF-8.");
        }
    }

    private static async ValueTask WriteAsync(HttpResponse response, ResponseFormat format, int status, ExecutionResult result)
    {
        response.StatusCode = status;
        response.ContentType = format.ContentType;
        var body = result.ToUtf8();
        response.ContentLength = body.Length;
        if (body.Length > LargeBody)
        {
            // A started response takes it as one block. Kestrel would otherwise spread it over many.
            await response.StartAsync();
            body.Span.CopyTo(response.BodyWriter.GetSpan(body.Length));
            response.BodyWriter.Advance(body.Length);
            await response.BodyWriter.FlushAsync();
            return;
        }

        await response.BodyWriter.WriteAsync(body);
    }
}
