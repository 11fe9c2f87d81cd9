namespace Continuity.Api.Telemetry;

/// <summary>Makes loggers that keep personal data out.</summary>
/// <param name="logs">Makes those that write.</param>
internal sealed class GuardedLoggerFactory(ILoggerFactory logs) : ILoggerFactory
{
    private const string Own = "Continuity.";

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => logs.AddProvider(provider);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new GuardedLogger(logs.CreateLogger(categoryName), categoryName.StartsWith(Own, StringComparison.Ordinal));

    /// <inheritdoc/>
    public void Dispose() => logs.Dispose();
}
