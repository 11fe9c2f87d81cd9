using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Execution.Subscriptions;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Transport.CallerLimits;
using Continuity.GraphQL.Transport.Streams;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Hosting;

namespace Continuity.GraphQL.Transport.EventStream;

/// <summary>
/// Serves operations of any kind as <c>text/event-stream</c>, by the graphql-sse protocol's distinct connections mode: a request that HTTP or JSON
/// refuses is answered as any other; once it is a GraphQL request the status is 200, and what is wrong with it comes as a <c>next</c> event.
/// </summary>
/// <param name="executor">Executes the requests.</param>
/// <param name="options">The bounds.</param>
/// <param name="slots">The places for streams.</param>
/// <param name="time">The clock.</param>
/// <param name="lifetime">Tells when the server stops.</param>
/// <param name="limits">What each caller may hold open; null: as much as it likes.</param>
internal sealed class EventStreamEndpoint(
    GraphQLExecutor executor, GraphQLServerOptions options, ConnectionSlots slots, TimeProvider time, IHostApplicationLifetime lifetime, ICallerLimits? limits = null)
{
    private readonly ResultPump pump = new(executor);

    /// <summary>Answers one request with a stream.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="operation">What it asks for.</param>
    /// <param name="request">The same; its memory is in use until the stream has ended.</param>
    /// <exception cref="RequestRefusedException">There are as many streams as there may be, or as its caller may have.</exception>
    public async Task ServeAsync(HttpContext context, PreparedOperation operation, GraphQLRequest request)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            await StartAsync(context);
            return;
        }

        if (!slots.TryTake())
        {
            context.Response.Headers.RetryAfter = "1";
            throw new RequestRefusedException(
                StatusCodes.Status503ServiceUnavailable, $"There are {slots.Most} event streams and sockets now, the most that may be. Try again later.");
        }

        try
        {
            using var connection = Open(context, OpenKind.Connection, CallerLimitError.TooManyConnections);
            using var subscription = operation.Kind == OperationType.Subscription ? Open(context, OpenKind.Subscription, CallerLimitError.TooManySubscriptions) : null;
            using var life = new StreamLife();
            using var gone = context.RequestAborted.UnsafeRegister(static life => ((StreamLife)life!).EndFor(StreamEnd.ClientGone), life);
            using var stopping = lifetime.ApplicationStopping.UnsafeRegister(static life => ((StreamLife)life!).EndFor(StreamEnd.ServerStopping), life);
            await StreamAsync(context, operation, request, life);
        }
        finally
        {
            slots.Release();
        }
    }

    private IDisposable? Open(HttpContext context, OpenKind kind, string tooMany)
    {
        if (limits is null)
        {
            return null;
        }

        if (limits.TryOpen(context, kind) is { } place)
        {
            return place;
        }

        context.Response.Headers.RetryAfter = "1";
        throw new RequestRefusedException(StatusCodes.Status429TooManyRequests, tooMany, CallerLimitError.TooManyCode);
    }

    private async Task StreamAsync(HttpContext context, PreparedOperation operation, GraphQLRequest request, StreamLife life)
    {
        var patience = new WritePatience(
            options.Subscriptions, time, () => life.EndFor(StreamEnd.ClientStalled), Cut, lifetime.ApplicationStopping);
        using var sink = new EventStreamSink(context.Response.BodyWriter, patience);
        await StartAsync(context);

        // Its own end is the token's: whatever goes on beside the operation ends with it, and before the response does.
        var keepAlive = sink.KeepAliveAsync(options.Subscriptions.KeepAlive, time, life.Token);
        var expiry = Expiry.WatchAsync(Expiry.Of(context), time, () => life.EndFor(StreamEnd.TokenExpired), life.Token);
        try
        {
            await pump.RunAsync(operation, request, context.RequestServices, sink, life.Token);
        }
        catch (OperationCanceledException) when (life.End != StreamEnd.None)
        {
            await SayWhyAsync(sink, life.End);
        }
        finally
        {
            life.EndFor(StreamEnd.Complete);
            await keepAlive;
            await expiry;
        }

        void Cut()
        {
            life.EndFor(StreamEnd.ClientGone);
            context.Abort();
        }
    }

    private async Task SayWhyAsync(EventStreamSink sink, StreamEnd end)
    {
        // When the server stops, the stream ends without complete: that is what makes the client come back.
        var error = end switch
        {
            StreamEnd.TokenExpired => SubscriptionErrors.TokenExpired,
            StreamEnd.ClientStalled => SubscriptionErrors.Stalled(options.Subscriptions.WriteTimeout),
            _ => null,
        };
        if (error is null)
        {
            return;
        }

        try
        {
            using var last = ExecutionResult.Refused([error]);
            await sink.LastAsync(last);
        }
        catch (OperationCanceledException)
        {
            // The client has been cut off.
        }
    }

    private static async Task StartAsync(HttpContext context)
    {
        // Kestrel's own least rate would cut a slow client without a word.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var response = context.Response;
        response.ContentType = ResponseFormat.EventStream.ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.StartAsync();
        await response.BodyWriter.FlushAsync();
    }
}
