using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>Tells why the first connection failed, without anything of the connection string: it may hold a password.</summary>
internal static class ConnectFault
{
    private static readonly string[] NotSignedIn = ["NOAUTH", "WRONGPASS", "invalid password", "invalid username-password", "AuthenticationFailure"];

    /// <summary>Why.</summary>
    /// <param name="fault">What the client threw.</param>
    /// <param name="certificates">What has looked at the servers' certificates.</param>
    /// <param name="isSecure">Whether TLS was asked for.</param>
    /// <returns>One sentence; null where the fault is none of the connection.</returns>
    public static string? Describe(Exception fault, ServerCertificates certificates, bool isSecure) => fault switch
    {
        not (RedisException or TimeoutException) => null,
        _ when certificates.Refusal is { } refusal => refusal,
        _ when IsWithoutPassword(fault, certificates, isSecure) => "it wants a password, and the one in the connection string (password=…) is missing or wrong.",
        RedisConnectionException or TimeoutException => "it can't be reached there, or not in this way (a server that has TLS wants ssl=true, and one that has none does not).",
        _ => null,
    };

    /// <summary>Whether Redis is there, and it is the password or a certificate that is wrong.</summary>
    /// <param name="fault">What the client threw.</param>
    /// <param name="certificates">What has looked at the servers' certificates.</param>
    /// <param name="isSecure">Whether TLS was asked for.</param>
    public static bool IsRefusal(Exception fault, ServerCertificates certificates, bool isSecure) => certificates.Refusal is not null || IsWithoutPassword(fault, certificates, isSecure);

    // The client has the same word for a handshake that came to nothing.
    private static bool IsWithoutPassword(Exception fault, ServerCertificates certificates, bool isSecure) => IsNotSignedIn(fault) && (certificates.HasAccepted || !isSecure);

    private static bool IsNotSignedIn(Exception? fault) => fault is not null
        && (fault is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure }
            || NotSignedIn.Any(word => fault.Message.Contains(word, StringComparison.OrdinalIgnoreCase))
            || IsNotSignedIn(fault.InnerException));
}
