using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>
/// Tells who a socket's client is, from its <c>connection_init</c>. To be registered as a singleton by the application whose clients send a token
/// there. Without one, a client is whoever the upgrade request was found to be from.
/// </summary>
public interface ISocketAuthenticator
{
    /// <summary>Looks at what a client says of itself. Asked once a socket, before any operation.</summary>
    /// <param name="upgrade">The request that became the socket. What is set on it holds for all of the socket's operations; so does its user, as admitted.</param>
    /// <param name="payload">The <c>payload</c> of <c>connection_init</c>: an object, or undefined or null. Good until the answer is there.</param>
    /// <param name="cancellationToken">Cancelled when the client has gone.</param>
    /// <returns>Whether the client is let in. An exception closes the socket with 4500.</returns>
    ValueTask<SocketAdmission> AuthenticateAsync(HttpContext upgrade, JsonElement payload, CancellationToken cancellationToken);
}
