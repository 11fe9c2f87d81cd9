using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>Takes a socket's client for whoever the upgrade request was found to be from: what holds where the application says nothing else.</summary>
internal sealed class UpgradeAuthenticator : ISocketAuthenticator
{
    /// <inheritdoc/>
    public ValueTask<SocketAdmission> AuthenticateAsync(HttpContext upgrade, JsonElement payload, CancellationToken cancellationToken) =>
        new(SocketAdmission.AllowAsUpgraded(upgrade));
}
