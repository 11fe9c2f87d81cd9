using System.Text.Json;
using Continuity.Callers;
using Continuity.GraphQL.Transport.WebSockets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace Continuity.Api.SignIn;

/// <summary>
/// Checks the token that comes in a socket's <c>connection_init</c> just as one in a request's <c>Authorization</c> header, and gives the socket's
/// operations its <see cref="Caller"/>. The payload is <c>{"authorization": "Bearer …"}</c> or <c>{"token": "…"}</c>; without either, the
/// upgrade request's own header counts, which browsers can't set.
/// </summary>
/// <param name="scopes">Makes the scope that a token is checked in.</param>
internal sealed class SocketSignIn(IServiceScopeFactory scopes) : ISocketAuthenticator
{
    /// <inheritdoc/>
    public async ValueTask<SocketAdmission> AuthenticateAsync(HttpContext upgrade, JsonElement payload, CancellationToken cancellationToken)
    {
        string? authorization;
        try
        {
            authorization = ReadAuthorization(payload);
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair is found when the text is read.
            return SocketAdmission.Refuse("connection_init holds a string that is not valid Unicode");
        }

        if (authorization is null)
        {
            return upgrade.User.Identity is { IsAuthenticated: true }
                ? SocketAdmission.AllowAsUpgraded(upgrade)
                : SocketAdmission.Refuse("Send {\"authorization\": \"Bearer …\"} in connection_init");
        }

        // A context of its own: an authentication handler tells the same result as often as it is asked for one request.
        await using var scope = scopes.CreateAsyncScope();
        var request = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        request.Request.Headers.Authorization = authorization;
        var result = await request.AuthenticateAsync();
        if (!result.Succeeded)
        {
            return SocketAdmission.Refuse(result.Failure switch
            {
                CallerRefusedException refused => refused.Message,
                SecurityTokenExpiredException => "The token has expired",
                _ => "The token is not valid",
            });
        }

        upgrade.Features.Set(request.Features.Get<Caller>());
        return SocketAdmission.Allow(result.Principal, result.Properties?.ExpiresUtc);
    }

    private static string? ReadAuthorization(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var member in payload.EnumerateObject().Where(static m => m.Value.ValueKind == JsonValueKind.String))
        {
            if (member.Name.Equals("authorization", StringComparison.OrdinalIgnoreCase))
            {
                return member.Value.GetString();
            }

            if (member.NameEquals("token"u8))
            {
                return $"Bearer {member.Value.GetString()}";
            }
        }

        return null;
    }
}
