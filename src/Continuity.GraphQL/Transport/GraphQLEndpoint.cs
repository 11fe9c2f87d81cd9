using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Transport.EventStream;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Continuity.GraphQL.Transport;

/// <summary>Serves GraphQL over HTTP by POST, by the GraphQL-over-HTTP draft; as a stream of events to those who ask for one.</summary>
/// <param name="executor">Executes the requests.</param>
/// <param name="options">The bounds.</param>
/// <param name="streams">Answers with streams of events.</param>
internal sealed class GraphQLEndpoint(GraphQLExecutor executor, GraphQLServerOptions options, EventStreamEndpoint streams)
{
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
                    "The response can be application/graphql-response+json, application/json or text/event-stream, in UTF-8; the Accept header takes none of them.");
            }

            CheckContentType(context.Request);
            await ExecuteAsync(context, format);
        }
        catch (RequestRefusedException refusal)
        {
            using var result = ExecutionResult.Refused([new GraphQLError(refusal.Message).WithCode("BAD_REQUEST")]);
            Write(context.Response, format is null || format == ResponseFormat.EventStream ? ResponseFormat.Json : format, refusal.Status, result);
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
        if (format == ResponseFormat.EventStream)
        {
            var request = parameters.ToRequest();
            await streams.ServeAsync(context, executor.Prepare(request), request);
            return;
        }

        using var result = await executor.ExecuteAsync(parameters.ToRequest(), context.RequestServices, context.RequestAborted);
        Write(context.Response, format, result.IsRequestError ? format.RefusedStatus : StatusCodes.Status200OK, result);
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

    private static void Write(HttpResponse response, ResponseFormat format, int status, ExecutionResult result)
    {
        response.StatusCode = status;
        response.ContentType = format.ContentType;
        result.WriteTo(response.BodyWriter);
    }
}
