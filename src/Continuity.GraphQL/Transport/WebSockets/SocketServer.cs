using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Transport.CallerLimits;
using Continuity.GraphQL.Transport.Streams;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Continuity.GraphQL.Transport.WebSockets;

/// <summary>What all sockets share.</summary>
/// <param name="executor">Executes their requests.</param>
/// <param name="options">The bounds.</param>
/// <param name="inFlight">Counts the requests that are no subscriptions.</param>
/// <param name="authenticator">Tells who their clients are.</param>
/// <param name="time">The clock.</param>
/// <param name="lifetime">Tells when the server stops.</param>
/// <param name="logger">Told of what fails unexpectedly.</param>
/// <param name="limits">What each caller may ask for; null: as much as it likes.</param>
internal sealed partial class SocketServer(
    GraphQLExecutor executor,
    GraphQLServerOptions options,
    RequestsInFlight inFlight,
    ISocketAuthenticator authenticator,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<SocketServer> logger,
    ICallerLimits? limits = null)
{
    /// <summary>Executes requests.</summary>
    public GraphQLExecutor Executor { get; } = executor;

    /// <summary>Brings results to their clients.</summary>
    public ResultPump Pump { get; } = new(executor);

    /// <summary>The bounds.</summary>
    public GraphQLServerOptions Options { get; } = options;

    /// <summary>Counts the requests that are no subscriptions.</summary>
    public RequestsInFlight InFlight { get; } = inFlight;

    /// <summary>Tells who clients are.</summary>
    public ISocketAuthenticator Authenticator { get; } = authenticator;

    /// <summary>What each caller may ask for; null: as much as it likes.</summary>
    public ICallerLimits? Limits { get; } = limits;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Cancelled when the server stops.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>Logs a failure that closes a socket. Not its message: it may hold what a person wrote.</summary>
    /// <param name="exception">The failure.</param>
    public void ReportFailure(Exception exception) => LogSocketFailed(logger, exception.GetType(), exception.StackTrace);

    [LoggerMessage(LogLevel.Error, "A socket is closed for an unexpected {ExceptionType}:\n{StackTrace}")]
    private static partial void LogSocketFailed(ILogger logger, Type exceptionType, string? stackTrace);
}
