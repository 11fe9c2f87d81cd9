using System.Net.WebSockets;
using Continuity.GraphQL.Transport.CallerLimits;
using Continuity.GraphQL.Transport.Streams;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>The life of one socket: reads it, watches its clocks, and closes it for the first reason that comes up.</summary>
internal sealed class SocketConnection : IDisposable
{
    // Of a client that nobody knows yet: enough for any token.
    private const int MaxBytesBeforeInit = 32 * 1024;

    private readonly HttpContext context;
    private readonly WebSocket socket;
    private readonly SocketServer server;
    private readonly SocketReader reader;
    private readonly SocketWriter writer;
    private readonly SocketOperations operations;
    private readonly SocketSession session;
    private readonly ConnectionPlace place;
    private readonly SocketSlot slot;
    private readonly StreamLife life = new();
    private readonly TaskCompletionSource<SocketClose> closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long lastHeard;

    /// <summary>Takes a socket over.</summary>
    /// <param name="context">The request that became the socket.</param>
    /// <param name="socket">The socket.</param>
    /// <param name="server">What all sockets share.</param>
    /// <param name="slot">Its place among all connections, to be taken.</param>
    public SocketConnection(HttpContext context, WebSocket socket, SocketServer server, SocketSlot slot)
    {
        (this.context, this.socket, this.server, this.slot) = (context, socket, server, slot);
        reader = new SocketReader(socket);
        operations = new SocketOperations(server.Options);
        writer = new SocketWriter(socket, new WritePatience(server.Options.Subscriptions, server.Time, operations.EndSubscriptions, Cut, CancellationToken.None));
        place = new ConnectionPlace(server.Limits, context);
        session = new SocketSession(context, server, writer, operations, place, slot, Close, life.Token);
        lastHeard = server.Time.GetTimestamp();
    }

    /// <summary>Whether an exception only says that the client has gone.</summary>
    /// <param name="exception">The exception.</param>
    public static bool IsConnectionLost(Exception exception) =>
        exception is WebSocketException or OperationCanceledException or IOException or ConnectionAbortedException or ObjectDisposedException;

    /// <summary>Serves the socket until it is closed.</summary>
    public async Task RunAsync()
    {
        if (!place.TryTake())
        {
            Close(SocketClose.TooManyOfCaller);
        }
        else if (slot.TryTake() is { } refusal)
        {
            Close(refusal);
        }

        using var stopping = server.Stopping.UnsafeRegister(static c => ((SocketConnection)c!).Close(SocketClose.ServerStopping), this);
        var receiving = ReceiveAsync();
        var clocks = Task.WhenAll(WatchInitAsync(), KeepAliveAsync(), WatchExpiryAsync());
        var close = await closing.Task;
        life.EndFor(StreamEnd.Complete);
        var ended = operations.EndAllAsync(StreamEnd.ClientGone);
        await CloseAsync(close, Task.WhenAll(receiving, ended));
        await clocks;
    }

    /// <summary>Closes the socket, unless it is being closed.</summary>
    /// <param name="close">Why.</param>
    public void Close(SocketClose close) => closing.TrySetResult(close);

    /// <inheritdoc/>
    public void Dispose()
    {
        life.Dispose();
        writer.Dispose();
        place.Dispose();
    }

    private void Cut()
    {
        Close(SocketClose.Normal);
        socket.Abort();
        context.Abort();
    }

    private async Task CloseAsync(SocketClose close, Task ended)
    {
        using var patience = new CancellationTokenSource(WritePatience.AtTheEnd, server.Time);
        using var cut = patience.Token.UnsafeRegister(static c => ((SocketConnection)c!).Cut(), this);
        try
        {
            await writer.CloseAsync(close, patience.Token);
        }
        catch (Exception exception) when (IsConnectionLost(exception))
        {
            Cut();
        }

        // Until the client has answered, too: what is left unread when a connection ends makes it lose the close frame.
        await ended;
    }

    private async Task ReceiveAsync()
    {
#pragma warning disable CA1031 // Whatever fails ends the socket.
        while (true)
        {
            try
            {
                var maxBytes = session.IsAcknowledged ? server.Options.MaxBodyBytes : Math.Min(server.Options.MaxBodyBytes, MaxBytesBeforeInit);
                if (await reader.ReadAsync(maxBytes) is not { } message)
                {
                    Close(SocketClose.Normal);
                    return;
                }

                await TakeAsync(message);
            }
            catch (SocketFaultException fault)
            {
                Close(fault.Close);
            }
            catch (Exception exception) when (IsConnectionLost(exception))
            {
                // Or the client broke RFC 6455, and has been told so.
                Close(SocketClose.Normal);
                return;
            }
            catch (Exception exception)
            {
                server.ReportFailure(exception);
                Close(SocketClose.InternalError);
                return;
            }
        }
#pragma warning restore CA1031
    }

    private async Task TakeAsync(PooledBuffer message)
    {
        Volatile.Write(ref lastHeard, server.Time.GetTimestamp());
        if (closing.Task.IsCompleted)
        {
            message.Dispose();
            return;
        }

        try
        {
            await session.HandleAsync(message);
        }
        catch (Exception exception) when (exception is not SocketFaultException
            && (!IsConnectionLost(exception) || (exception is OperationCanceledException && !closing.Task.IsCompleted && !context.RequestAborted.IsCancellationRequested)))
        {
            // An authenticator may throw anything. What the client still sends is read on, and passed over, until it has closed the socket too.
            server.ReportFailure(exception);
            Close(SocketClose.InternalError);
        }

        if (session.IsAcknowledged)
        {
            acknowledged.TrySetResult();
        }
    }

    private async Task WatchInitAsync()
    {
        await acknowledged.Task.WaitAsync(server.Options.Subscriptions.InitTimeout, server.Time, life.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // A client may have been told so before it is noted here.
        if (!session.IsAcknowledged)
        {
            Close(SocketClose.InitTimeout);
        }
    }

    private async Task WatchExpiryAsync()
    {
        await acknowledged.Task.WaitAsync(life.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Expiry.WatchAsync(session.ExpiresAt, server.Time, () => Close(SocketClose.TokenExpired), life.Token);
    }

    private async Task KeepAliveAsync()
    {
        var options = server.Options.Subscriptions;
        var longestSilence = options.KeepAlive + (2 * options.WriteTimeout);
        using var timer = new PeriodicTimer(options.KeepAlive, server.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(life.Token))
            {
                if (server.Time.GetElapsedTime(Volatile.Read(ref lastHeard)) > longestSilence)
                {
                    Cut();
                    return;
                }

                var asked = server.Time.GetTimestamp();
                await writer.SendAsync(SocketMessages.Ping, unless: life.Token);
                if (server.Time.GetElapsedTime(asked) >= options.KeepAlive)
                {
                    // It was taking something else all the while, and could not be asked: its silence counts from now on.
                    Volatile.Write(ref lastHeard, server.Time.GetTimestamp());
                }
            }
        }
        catch (Exception exception) when (IsConnectionLost(exception))
        {
            Close(SocketClose.Normal);
        }
    }
}
