using System.Text.Json;
using Continuity.GraphQL.Transport.CallerLimits;
using Continuity.GraphQL.Transport.Streams;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>Answers a socket's messages by the graphql-transport-ws protocol, one at a time; operations run beside.</summary>
/// <param name="context">The request that became the socket.</param>
/// <param name="server">What all sockets share.</param>
/// <param name="writer">Writes to the socket.</param>
/// <param name="operations">Its operations.</param>
/// <param name="place">Its place among its caller's.</param>
/// <param name="slot">Its place among all connections.</param>
/// <param name="close">Closes the socket.</param>
/// <param name="ended">Cancelled when the socket is being closed.</param>
internal sealed class SocketSession(
    HttpContext context, SocketServer server, SocketWriter writer, SocketOperations operations, ConnectionPlace place, SocketSlot slot, Action<SocketClose> close, CancellationToken ended)
{
    private readonly IServiceProvider services = context.RequestServices;
    private readonly CancellationToken gone = context.RequestAborted;
    private bool isInitialised;
    private volatile bool isAcknowledged;

    /// <summary>Whether the client has been let in.</summary>
    public bool IsAcknowledged => isAcknowledged;

    /// <summary>When the client's token stops being good; null: never. Set once it is acknowledged.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Answers a message. Where its client asks for more than it may, it comes back the later for it, so that the next message is read no sooner than may be.</summary>
    /// <param name="text">The message; its memory is given back when it is answered, and a subscription's when that has ended.</param>
    /// <exception cref="SocketFaultException">The socket is to be closed for it.</exception>
    public async Task HandleAsync(PooledBuffer text)
    {
        var isKept = false;
        TimeSpan? pause = null;
        try
        {
            var message = SocketMessage.Read(text.Written);
            switch (message.Type)
            {
                case "connection_init":
                    await InitialiseAsync(message.Payload);
                    break;
                case "ping":
                    pause = server.Limits?.TakeOperation(context);
                    using (var pong = new PooledBuffer(message.Payload.Length + 64))
                    {
                        SocketMessages.WritePong(pong, message.Payload.Span);
                        await writer.SendAsync(pong.Written);
                    }

                    break;
                case "pong":
                    break;
                case "subscribe":
                    (isKept, pause) = await SubscribeAsync(message, text);
                    break;
                case "complete":
                    operations.Complete(message.RequiredId);
                    break;
                default:
                    throw new SocketFaultException(SocketClose.BadMessage("The type of the message is none that a client may send"));
            }
        }
        finally
        {
            if (!isKept)
            {
                text.Dispose();
            }
        }

        if (pause is { } after)
        {
            await Task.Delay(after, server.Time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task InitialiseAsync(ReadOnlyMemory<byte> payload)
    {
        if (isInitialised)
        {
            throw new SocketFaultException(SocketClose.TooManyInits);
        }

        isInitialised = true;
        using var parameters = payload.IsEmpty ? null : JsonDocument.Parse(payload);
        var admission = await server.Authenticator.AuthenticateAsync(context, parameters?.RootElement ?? default, gone);
        if (admission.User is not { } user)
        {
            throw new SocketFaultException(SocketClose.Forbidden(admission.Reason));
        }

        if (admission.ExpiresAt <= server.Time.GetUtcNow())
        {
            throw new SocketFaultException(SocketClose.TokenExpired);
        }

        context.User = user;
        if (!place.TryTake())
        {
            throw new SocketFaultException(SocketClose.TooManyOfCaller);
        }

        slot.Acknowledge();
        ExpiresAt = admission.ExpiresAt;
        isAcknowledged = true;
        await writer.SendAsync(SocketMessages.Acknowledgement);
    }

    private async Task<(bool IsKept, TimeSpan? Pause)> SubscribeAsync(SocketMessage message, PooledBuffer text)
    {
        if (!isAcknowledged)
        {
            throw new SocketFaultException(SocketClose.Unauthorized);
        }

        var id = message.RequiredId;
        if (message.Payload.IsEmpty)
        {
            throw new SocketFaultException(SocketClose.BadMessage("The message subscribe needs a payload"));
        }

        var operation = new SocketOperation(id, text, ReadParameters(message.Payload), writer, operations);
        var isRunning = false;
        try
        {
            var pause = server.Limits?.TakeOperation(context);
            if (operations.TryAdd(operation) is { } refusal)
            {
                await operation.FailAsync(refusal);
                return (false, pause);
            }

            // Elsewhere, so that the next message is read while it runs.
            isRunning = true;
            _ = Task.Run(() => RunAsync(operation, pause));
            return (true, pause);
        }
        finally
        {
            if (!isRunning)
            {
                operation.Dispose();
            }
        }
    }

    private static RequestParameters ReadParameters(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return RequestParameters.Read(payload);
        }
        catch (RequestRefusedException refusal)
        {
            throw new SocketFaultException(SocketClose.BadMessage(refusal.Message));
        }
    }

    private async Task RunAsync(SocketOperation operation, TimeSpan? pause)
    {
#pragma warning disable CA1031 // Nobody waits for it: whatever is thrown ends here.
        try
        {
            await operation.RunAsync(server, context, services, pause);
        }
        catch (Exception exception)
        {
            if (!SocketConnection.IsConnectionLost(exception))
            {
                server.ReportFailure(exception);
            }

            close(SocketClose.InternalError);
        }
        finally
        {
            operation.Dispose();
            operations.Remove(operation);
        }
#pragma warning restore CA1031
    }
}
