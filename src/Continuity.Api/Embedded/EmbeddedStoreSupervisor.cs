using Continuity.Api.StartUp;

namespace Continuity.Api.Embedded;

/// <summary>Starts the embedded store again when it ends while the API lives; ends the API when that does not help.</summary>
/// <param name="store">The store.</param>
/// <param name="lifetime">The API's life.</param>
/// <param name="logger">Gets one line for each end.</param>
internal sealed partial class EmbeddedStoreSupervisor(EmbeddedStore store, IHostApplicationLifetime lifetime, ILogger<EmbeddedStoreSupervisor> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await store.Ended.WaitAsync(stoppingToken);
                LogEnded(store.Port);
                await store.RestartAsync(stoppingToken);
            }
        }
        catch (StartUpRefusedException fault)
        {
            LogGone(fault.Message);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The API ends, and its store with it.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedded store ended; it is started again on port {Port} with the same data.")]
    private partial void LogEnded(int port);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The embedded store can't be started again, so the API ends: {Reason}")]
    private partial void LogGone(string reason);
}
