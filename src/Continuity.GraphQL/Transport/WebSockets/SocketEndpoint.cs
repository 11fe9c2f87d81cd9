using System.Net.WebSockets;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Transport.Streams;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>Serves operations of any kind on WebSockets, by the <c>graphql-transport-ws</c> protocol.</summary>
/// <param name="server">What all sockets share.</param>
/// <param name="origins">The pages that may open sockets.</param>
/// <param name="slots">The places for sockets.</param>
internal sealed class SocketEndpoint(SocketServer server, OriginRule origins, ConnectionSlots slots)
{
    private const string Protocol = "graphql-transport-ws";

    /// <summary>Serves one socket.</summary>
    /// <param name="context">The request that asks for it.</param>
    public async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            Refuse(context.Response, StatusCodes.Status400BadRequest, "The request asks for a WebSocket, but its handshake is not as RFC 6455 has it.");
            return;
        }

        if (!origins.Allows(context.Request))
        {
            Refuse(context.Response, StatusCodes.Status403Forbidden, "Pages of this Origin may open no sockets here: Subscriptions.AllowedOrigins does not name it.");
            return;
        }

        // As for event streams: Kestrel's own least rate would cut a slow client without a word.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        var speaksIt = context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);

        // Not disposed of: one that a client's fault has ended would take the close frame, which is still on its way, with it.
        // It holds nothing but memory, and the server ends its connection.
        var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = speaksIt ? Protocol : null,
            KeepAliveInterval = TimeSpan.Zero,
        });
        await ServeAsync(context, socket, speaksIt);
    }

    private async Task ServeAsync(HttpContext context, WebSocket socket, bool speaksIt)
    {
        using var slot = new SocketSlot(slots);
        using var connection = new SocketConnection(context, socket, server, slot);
        if (!speaksIt)
        {
            connection.Close(SocketClose.ProtocolNotAcceptable);
        }

        await connection.RunAsync();
    }

    private static void Refuse(HttpResponse response, int status, string message)
    {
        using var result = ExecutionResult.Refused([new GraphQLError(message).WithCode("BAD_REQUEST")]);
        response.StatusCode = status;
        response.ContentType = ResponseFormat.Json.ContentType;
        result.WriteTo(response.BodyWriter);
    }
}
