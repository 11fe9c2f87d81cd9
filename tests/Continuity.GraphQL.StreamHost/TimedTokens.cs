using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Continuity.GraphQL.Transport.WebSockets;
using Microsoft.AspNetCore.Authentication;

namespace Continuity.GraphQL.StreamHost;

/// <summary>Tokens that say nothing but when they stop being good, in milliseconds since 1970: enough to see what clients do then.</summary>
internal sealed class TimedTokens(TimeProvider time) : ISocketAuthenticator
{
    public ValueTask<SocketAdmission> AuthenticateAsync(HttpContext upgrade, JsonElement payload, CancellationToken cancellationToken)
    {
        var token = payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("token", out var given) ? given.GetString() : null;
        return new(Read(token) is { } expiry && expiry > time.GetUtcNow()
            ? SocketAdmission.Allow(new ClaimsPrincipal(), expiry)
            : SocketAdmission.Refuse("The token is not valid"));
    }

    /// <summary>Checks what comes in a header; sockets bring theirs later.</summary>
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.IsSocket())
        {
            return next(context);
        }

        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        if (Read(context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal)) is not { } expiry || expiry <= time.GetUtcNow())
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var ticket = new AuthenticationTicket(context.User, new AuthenticationProperties { ExpiresUtc = expiry }, "Timed");
        context.Features.Set<IAuthenticateResultFeature>(new Checked { AuthenticateResult = AuthenticateResult.Success(ticket) });
        return next(context);
    }

    private static DateTimeOffset? Read(string? token) =>
        long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var expiry) ? DateTimeOffset.FromUnixTimeMilliseconds(expiry) : null;

    private sealed class Checked : IAuthenticateResultFeature
    {
        public AuthenticateResult? AuthenticateResult { get; set; }
    }
}
