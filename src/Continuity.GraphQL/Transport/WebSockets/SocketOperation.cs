using System.Text.Json;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Execution.Subscriptions;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Transport.CallerLimits;
using Continuity.GraphQL.Transport.Streams;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>One operation of a socket, and the sink of its results.</summary>
/// <param name="id">The id that the client gave it.</param>
/// <param name="message">The message that asked for it, whose memory the request is in.</param>
/// <param name="parameters">The request's parameters, read from the message.</param>
/// <param name="writer">Writes to the socket.</param>
/// <param name="operations">The operations that it is one of.</param>
internal sealed class SocketOperation(string id, PooledBuffer message, RequestParameters parameters, SocketWriter writer, SocketOperations operations)
    : IResultSink, IDisposable
{
    private readonly JsonEncodedText encodedId = JsonEncodedText.Encode(id);
    private volatile bool isSubscription;

    /// <summary>The id that the client gave it.</summary>
    public string Id => id;

    /// <summary>How many bytes of memory the message holds that asked for it.</summary>
    public int Bytes { get; } = message.Length;

    /// <summary>Ends it.</summary>
    public StreamLife Life { get; } = new();

    /// <summary>Whether it is one that results come from until it is ended.</summary>
    public bool IsSubscription => isSubscription;

    /// <summary>Runs it to its end.</summary>
    /// <param name="server">Prepares and runs it.</param>
    /// <param name="context">The request that became the socket.</param>
    /// <param name="services">What its own scope of services is made from.</param>
    /// <param name="pause">After how long its caller may ask for it again, where it came too soon; else null.</param>
    public async Task RunAsync(SocketServer server, HttpContext context, IServiceProvider services, TimeSpan? pause)
    {
        try
        {
            if (pause is { } after)
            {
                await FailAsync(CallerLimitError.PastRate(after));
                return;
            }

            var request = parameters.ToRequest();
            CallerCharge.To(server.Limits, context, request);
            var operation = server.Executor.Prepare(request);
            isSubscription = operation.Kind == OperationType.Subscription;
            using var opened = server.Limits?.TryOpen(context, isSubscription ? OpenKind.Subscription : OpenKind.Request);
            if (server.Limits is not null && opened is null)
            {
                await FailAsync(CallerLimitError.TooMany(isSubscription ? CallerLimitError.TooManySubscriptions : CallerLimitError.TooManyRequests));
                return;
            }

            using var place = isSubscription ? null : server.InFlight.TryEnter();
            if (place is null && !isSubscription)
            {
                await FailAsync(server.InFlight.Busy);
                return;
            }

            await using var scope = services.CreateAsyncScope();
            await server.Pump.RunAsync(operation, request, scope.ServiceProvider, this, Life.Token);
        }
        catch (OperationCanceledException) when (Life.End == StreamEnd.ClientStalled)
        {
            await FailAsync(SubscriptionErrors.Stalled(server.Options.Subscriptions.WriteTimeout));
        }
        catch (OperationCanceledException) when (Life.End != StreamEnd.None)
        {
            // Whoever ended it wants to hear no more of it.
        }
    }

    /// <summary>Sends an error, which is the last that is said of the operation.</summary>
    /// <param name="error">The error.</param>
    public async Task FailAsync(GraphQLError error)
    {
        using var buffer = new PooledBuffer();
        SocketMessages.WriteError(buffer, encodedId, [error]);
        operations.Free(this);
        await writer.SendAsync(buffer.Written);
    }

    /// <inheritdoc/>
    public async Task NextAsync(ExecutionResult result)
    {
        using var buffer = new PooledBuffer();
        SocketMessages.WriteNext(buffer, encodedId, result);
        await writer.SendAsync(buffer.Written, unless: Life.Token);
    }

    /// <inheritdoc/>
    public async Task LastAsync(ExecutionResult result)
    {
        using var buffer = new PooledBuffer();
        if (result.IsRequestError)
        {
            SocketMessages.WriteError(buffer, encodedId, result.Errors);
            operations.Free(this);
            await writer.SendAsync(buffer.Written, unless: Life.Token);
            return;
        }

        SocketMessages.WriteNext(buffer, encodedId, result);
        var split = buffer.Length;
        SocketMessages.WriteComplete(buffer, encodedId);
        operations.Free(this);
        await writer.SendAsync(buffer.Written[..split], buffer.Written[split..], Life.Token);
    }

    /// <inheritdoc/>
    public async Task CompleteAsync()
    {
        using var buffer = new PooledBuffer();
        SocketMessages.WriteComplete(buffer, encodedId);
        operations.Free(this);
        await writer.SendAsync(buffer.Written, unless: Life.Token);
    }

    /// <summary>Gives its memory back.</summary>
    public void Dispose()
    {
        Life.Dispose();
        parameters.Dispose();
        message.Dispose();
    }
}
