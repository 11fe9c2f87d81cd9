using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>Tells what a call of the client failed on: Redis, the way to it, or a bug.</summary>
internal static class ClientFault
{
    private static readonly string[] NotNow = ["LOADING", "CLUSTERDOWN", "MASTERDOWN", "READONLY", "TRYAGAIN", "OOM", "MISCONF", "NOREPLICAS", "BUSY ", "EXECABORT", "MOVED ", "ASK ", "is not reachable", "UNBLOCKED ", "WAIT cannot be used with replica"];

    /// <summary>Why the store can't be used now.</summary>
    /// <param name="fault">What a call of the client threw.</param>
    /// <param name="deadline">How long it had.</param>
    /// <returns>The reason, without keys or data; null where the fault does not say that the store is away.</returns>
    public static string? Describe(Exception fault, TimeSpan deadline) => fault switch
    {
        TimeoutException => $"Redis did not answer within {deadline.TotalSeconds:0.###} s.",
        RedisConnectionException lost => $"The connection to Redis failed ({lost.FailureType}).",
        RedisServerException when NotNow.Any(n => fault.Message.Contains(n, StringComparison.Ordinal)) => "Redis can't serve calls now.",
        ObjectDisposedException => "The connection to Redis was closed.",
        _ when FailedToTell(fault) => "There is no connection to Redis.",
        _ => null,
    };

    // The client reads a server's last fault again after it has found it there, while a new attempt to connect takes it away
    // (1.2.6, ServerEndPoint.LastException): what it then throws is not that there is no connection, but its failure to say so.
    private static bool FailedToTell(Exception fault) =>
        fault.StackTrace?.Contains("StackExchange.Redis.ExceptionFactory.", StringComparison.Ordinal) == true;
}
