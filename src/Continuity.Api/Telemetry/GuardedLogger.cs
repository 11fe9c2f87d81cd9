namespace Continuity.Api.Telemetry;

/// <summary>
/// A logger that keeps personal data out. The frameworks tell of each request's address, headers and claims below <see cref="LogLevel.Warning"/>, and put them around what others log: from them
/// nothing is taken but warnings and faults. Of an exception nobody hears the message, which may hold what was sent, a key or a command of Redis.
/// </summary>
/// <param name="log">Where it writes.</param>
/// <param name="isOwn">Whether it is this program that speaks, which says nothing of people.</param>
internal sealed class GuardedLogger(ILogger log, bool isOwn) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => isOwn ? log.BeginScope(state) : null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => (isOwn || logLevel >= LogLevel.Warning) && log.IsEnabled(logLevel);

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (isOwn || logLevel >= LogLevel.Warning)
        {
            log.Log(logLevel, eventId, state, exception is null ? null : new LoggedFault(exception), formatter);
        }
    }
}
