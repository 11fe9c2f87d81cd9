using System.Globalization;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Transport.CallerLimits;
using Continuity.GraphQL.Transport.EventStream;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport;

/// <summary>Serves GraphQL over HTTP by POST, and queries by GET, by the GraphQL-over-HTTP draft; as a stream of events to those who ask for one.</summary>
/// <param name="executor">Executes the requests.</param>
/// <param name="options">The bounds.</param>
/// <param name="streams">Answers with streams of events.</param>
/// <param name="inFlight">Counts the requests.</param>
/// <param name="time">The clock.</param>
/// <param name="limits">What each caller may ask for; null: as much as it likes.</param>
internal sealed class GraphQLEndpoint(
    GraphQLExecutor executor, GraphQLServerOptions options, EventStreamEndpoint streams, RequestsInFlight inFlight, TimeProvider time, ICallerLimits? limits = null)
{
    private const string Methods = "GET, HEAD, POST";
    private const int LargeBody = 8 * 1024;

    /// <summary>Answers one request.</summary>
    /// <param name="context">The request and its response.</param>
    public async Task HandleAsync(HttpContext context)
    {
        var format = AcceptHeader.Choose(context.Request.Headers.Accept);
        try
        {
            using var held = Hold(context);
            var method = context.Request.Method;
            if (HttpMethods.IsPost(method))
            {
                await PostAsync(context, Acceptable(format), held);
            }
            else if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
            {
                await GetAsync(context, Acceptable(format), held);
            }
            else if (HttpMethods.IsOptions(method))
            {
                context.Response.Headers.Allow = Methods;
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            }
            else
            {
                throw NotAllowed(context.Response, Methods, "GraphQL is served by POST, and queries by GET.");
            }
        }
        catch (RequestRefusedException refusal)
        {
            using var result = ExecutionResult.Refused([new GraphQLError(refusal.Message).WithCode(refusal.Code)]);
            await WriteAsync(context.Response, format ?? ResponseFormat.Json, refusal.Status, result);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: there is nobody to answer.
        }
    }

    /// <summary>Takes a place of the caller's, before anything of the request is read: until it is answered, however slowly that is taken.</summary>
    private IDisposable? Hold(HttpContext context)
    {
        if (limits is null)
        {
            return null;
        }

        if (limits.TryOpen(context, OpenKind.Request) is { } held)
        {
            return held;
        }

        context.Response.Headers.RetryAfter = "1";
        throw new RequestRefusedException(StatusCodes.Status429TooManyRequests, CallerLimitError.TooManyRequests, CallerLimitError.TooManyCode);
    }

    private async ValueTask PostAsync(HttpContext context, ResponseFormat format, IDisposable? held)
    {
        JsonContent.Demand(context.Request);
        using var body = await RequestBody.ReadAsync(context.Request, options.MaxBodyBytes, time, context.RequestAborted);
        using var parameters = RequestParameters.Read(body.Content);
        await ExecuteAsync(context, format, parameters.ToRequest(), held, isGet: false);
    }

    private async ValueTask GetAsync(HttpContext context, ResponseFormat format, IDisposable? held)
    {
        Preflight.Demand(context.Request);
        context.Response.Headers.CacheControl = "no-store";
        using var parameters = RequestParameters.Read(context.Request.QueryString);
        await ExecuteAsync(context, format, parameters.ToRequest(), held, isGet: true);
    }

    private async ValueTask ExecuteAsync(HttpContext context, ResponseFormat format, GraphQLRequest request, IDisposable? held, bool isGet)
    {
        using var place = inFlight.TryEnter();
        if (place is null)
        {
            using var busy = inFlight.Refuse(context.Response);
            await WriteAsync(context.Response, format, StatusCodes.Status503ServiceUnavailable, busy);
            return;
        }

        request.CostReport = CostHeader.Read(context.Request.Headers);
        CallerCharge.To(limits, context, request);
        var operation = executor.Prepare(request);
        if (isGet && operation.Kind == OperationType.Mutation)
        {
            throw NotAllowed(context.Response, HttpMethods.Post, "A mutation can't be asked for by GET: use POST.");
        }

        if (format == ResponseFormat.EventStream)
        {
            if (operation.Kind == OperationType.Subscription)
            {
                place.Dispose();
                held?.Dispose();
            }

            await streams.ServeAsync(context, operation, request);
            return;
        }

        using var result = await executor.ExecuteAsync(operation, request, context.RequestServices, context.RequestAborted);
        await WriteAsync(context.Response, format, StatusOf(result, context.Response, format), result);
    }

    private static int StatusOf(ExecutionResult result, HttpResponse response, ResponseFormat format)
    {
        if (result.RetryAfter is { } after)
        {
            response.Headers.RetryAfter = CallerLimitError.Seconds(after).ToString(CultureInfo.InvariantCulture);
            return StatusCodes.Status429TooManyRequests;
        }

        return result.IsRequestError ? format.RefusedStatus : StatusCodes.Status200OK;
    }

    private static ResponseFormat Acceptable(ResponseFormat? format) => format ?? throw new RequestRefusedException(
        StatusCodes.Status406NotAcceptable,
        "The response can be application/graphql-response+json, application/json or text/event-stream, in UTF-8; the Accept header takes none of them.");

    private static RequestRefusedException NotAllowed(HttpResponse response, string allowed, string message)
    {
        response.Headers.Allow = allowed;
        return new RequestRefusedException(StatusCodes.Status405MethodNotAllowed, message);
    }

    private static async ValueTask WriteAsync(HttpResponse response, ResponseFormat format, int status, ExecutionResult result)
    {
        response.StatusCode = status;
        // What never became a stream is answered in one piece.
        response.ContentType = (format == ResponseFormat.EventStream ? ResponseFormat.Json : format).ContentType;
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
