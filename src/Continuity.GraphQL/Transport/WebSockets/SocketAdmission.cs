using System.Security.Claims;
using Continuity.GraphQL.Transport.Streams;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>Whether a socket's client is let in.</summary>
public sealed record SocketAdmission
{
    private SocketAdmission()
    {
    }

    /// <summary>Who the client is; null where it is refused.</summary>
    public ClaimsPrincipal? User { get; private init; }

    /// <summary>When the socket is closed, with 4403, as the client's token is no longer good; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    /// <summary>Why it is refused.</summary>
    internal string Reason { get; private init; } = "";

    /// <summary>Lets the client in.</summary>
    /// <param name="user">Who it is.</param>
    /// <param name="expiresAt">When its token stops being good; null: never.</param>
    public static SocketAdmission Allow(ClaimsPrincipal user, DateTimeOffset? expiresAt)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new() { User = user, ExpiresAt = expiresAt };
    }

    /// <summary>Lets the client in as whoever the upgrade request was found to be from, for as long as that holds.</summary>
    /// <param name="upgrade">The request that became the socket.</param>
    public static SocketAdmission AllowAsUpgraded(HttpContext upgrade)
    {
        ArgumentNullException.ThrowIfNull(upgrade);
        return Allow(upgrade.User, Expiry.Of(upgrade));
    }

    /// <summary>Refuses the client: its socket is closed with 4403.</summary>
    /// <param name="reason">Why, for its developer; what is longer than the 123 bytes of a close frame is left out.</param>
    public static SocketAdmission Refuse(string reason) => new() { Reason = reason };
}
