using System.Text;
using Continuity.GraphQL.Transport.CallerLimits;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>
/// Why the server closes a socket: the codes of the graphql-transport-ws protocol, and RFC 6455's own where that has none. Clients such as graphql-ws
/// come back by themselves after 1012, 1013, 4403 and 4408 (asking for the connection's parameters anew), and after none of the others.
/// </summary>
/// <param name="Code">The close code.</param>
/// <param name="Reason">The reason, at most 123 bytes.</param>
internal sealed record SocketClose(int Code, string Reason)
{
    private const int MaxReasonBytes = 123;

    /// <summary>The client has closed the socket.</summary>
    public static SocketClose Normal { get; } = new(1000, "");

    /// <summary>The server stops. Another one, or the same later, takes the client.</summary>
    public static SocketClose ServerStopping { get; } = new(1012, "Service restart");

    /// <summary>Something failed that should not.</summary>
    public static SocketClose InternalError { get; } = new(4500, "Internal server error");

    /// <summary>An operation was asked for before <c>connection_ack</c>.</summary>
    public static SocketClose Unauthorized { get; } = new(4401, "Unauthorized");

    /// <summary>The token is no longer good. 4403 and not 4401, since a client with a new token is welcome, and clients take 4401 for final.</summary>
    public static SocketClose TokenExpired { get; } = new(4403, "Token expired");

    /// <summary>The client does not speak the protocol.</summary>
    public static SocketClose ProtocolNotAcceptable { get; } = new(4406, "Subprotocol not acceptable");

    /// <summary>No <c>connection_init</c> came in time.</summary>
    public static SocketClose InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    /// <summary>A second <c>connection_init</c> came.</summary>
    public static SocketClose TooManyInits { get; } = new(4429, "Too many initialisation requests");

    /// <summary>The caller has as many connections as it may.</summary>
    public static SocketClose TooManyOfCaller { get; } = new(1013, CallerLimitError.TooManyConnections);

    /// <summary>There are as many connections as there may be.</summary>
    /// <param name="most">How many.</param>
    public static SocketClose TooManyConnections(int most) => new(1013, $"There are {most} connections, the most that may be");

    /// <summary>There are as many sockets as there may be that have not said who they are.</summary>
    /// <param name="most">How many.</param>
    public static SocketClose TooManyUnknown(int most) => new(1013, $"There are {most} sockets without an acknowledged connection_init, the most that may be");

    /// <summary>A message is too long.</summary>
    /// <param name="maxBytes">The longest.</param>
    public static SocketClose MessageTooLong(int maxBytes) => new(1009, $"The message is longer than {maxBytes} bytes");

    /// <summary>A message is none of the protocol's.</summary>
    /// <param name="reason">What is wrong with it.</param>
    public static SocketClose BadMessage(string reason) => new(4400, Fitting(reason, "Invalid message"));

    /// <summary>The client is refused.</summary>
    /// <param name="reason">Why.</param>
    public static SocketClose Forbidden(string reason) => new(4403, Fitting(reason, "Forbidden"));

    /// <summary>An operation of the same id is running.</summary>
    /// <param name="id">The id.</param>
    public static SocketClose SubscriberExists(string id) => new(4409, Fitting($"Subscriber for {id} already exists", "Subscriber already exists"));

    private static string Fitting(string reason, string instead) =>
        reason.Length > 0 && Encoding.UTF8.GetByteCount(reason) <= MaxReasonBytes ? reason : instead;
}
